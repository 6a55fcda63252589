import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '../platform/workshop/answerer.ts'
import { answerOf } from './choosing.ts'

/** What the thread runs in which units are chosen: however many there are, no acknowledgement waits for it. */
answerQuestions(parentPort!, answerOf())
