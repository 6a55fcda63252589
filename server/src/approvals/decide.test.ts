import { describe } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, hours, now } from '../fixtures/people.ts'
import type { Approval, ApprovalCommand } from './approval.ts'
import { decide } from './decide.ts'

const { table } = ruleBook(decide, now)

const waiting: Approval = {
  id: '1-3',
  number: 3,
  action: 'token:create-administrator',
  route: 'POST /api/tokens/administrators',
  request: 'sealed request' as never,
  by: anna,
  at: now - hours(2),
  endsAt: now + 1,
  status: 'waiting',
  decidedBy: null,
}
const states = {
  waiting,
  'after its day': { ...waiting, endsAt: now },
  approved: { ...waiting, status: 'approved', decidedBy: boris },
  done: { ...waiting, status: 'done', decidedBy: boris },
  failed: { ...waiting, status: 'failed', decidedBy: boris },
  refused: { ...waiting, status: 'refused', decidedBy: boris },
  expired: { ...waiting, status: 'expired', endsAt: now },
} satisfies Record<string, Approval>

const commands = {
  approve: { type: 'approve', by: boris, askerMay: true },
  'approve by who asked': { type: 'approve', by: anna, askerMay: true },
  'approve what the asker may do no more': { type: 'approve', by: boris, askerMay: false },
  refuse: { type: 'refuse', by: boris, reason: 'nobody knows that program' },
  'carry-out': { type: 'carry-out', by: boris },
  fail: { type: 'fail', by: boris, code: 'unit-exists' },
  'end-on-time': { type: 'end-on-time', by: boris },
} as const satisfies Record<string, ApprovalCommand>

const given = { type: 'approval-given', by: boris } as const
const refused = {
  type: 'approval-refused',
  by: boris,
  private: {
    reason: { subject: 'approval:1-3', retention: 'record/2026-03', value: commands.refuse.reason } as never,
  },
} as const
const self = 'approval-by-asker'

describe('every command in every state of a request', () => {
  table(states, commands, {
    waiting: {
      approve: [given],
      'approve by who asked': self,
      'approve what the asker may do no more': 'asker-may-not',
      refuse: [refused],
      'carry-out': [],
      fail: [],
      'end-on-time': [],
    },
    'after its day': {
      approve: 'approval-expired',
      'approve by who asked': self,
      'approve what the asker may do no more': 'approval-expired',
      refuse: [refused],
      'carry-out': [],
      fail: [],
      'end-on-time': [{ type: 'approval-expired' }],
    },
    approved: {
      approve: [],
      'approve by who asked': self,
      'approve what the asker may do no more': [],
      refuse: 'approval-approved',
      'carry-out': [{ type: 'approval-carried-out' }],
      fail: [{ type: 'approval-failed', code: 'unit-exists' }],
      'end-on-time': [],
    },
    done: {
      approve: [],
      'approve by who asked': self,
      'approve what the asker may do no more': [],
      refuse: 'approval-done',
      'carry-out': [],
      fail: [],
      'end-on-time': [],
    },
    failed: {
      approve: 'approval-failed',
      'approve by who asked': self,
      'approve what the asker may do no more': 'approval-failed',
      refuse: 'approval-failed',
      'carry-out': [],
      fail: [],
      'end-on-time': [],
    },
    refused: {
      approve: 'approval-refused',
      'approve by who asked': self,
      'approve what the asker may do no more': 'approval-refused',
      refuse: [],
      'carry-out': [],
      fail: [],
      'end-on-time': [],
    },
    expired: {
      approve: 'approval-expired',
      'approve by who asked': self,
      'approve what the asker may do no more': 'approval-expired',
      refuse: 'approval-expired',
      'carry-out': [],
      fail: [],
      'end-on-time': [],
    },
  })
})
