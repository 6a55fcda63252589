import { useEffect } from 'react'
import { followLive } from '../api/live/follow.ts'
import { live } from '../api/live/scene.ts'
import { keepSnapshot, recallSnapshot } from './kept/snapshot.ts'
import { signedOut } from './session.ts'

/** Shows what is kept at once, then what is: for as long as the component that calls it is there and the person is the same. */
export const useCrewLive = (person: string): void => {
  useEffect(() => {
    let stop = () => {}
    let gone = false
    void recallSnapshot(person).then(() => {
      if (gone) return
      const stopFollowing = followLive(person, () => void signedOut())
      const stopKeeping = keepSnapshot(person)
      stop = () => {
        stopFollowing()
        stopKeeping()
      }
    })
    return () => {
      gone = true
      stop()
      live.forget()
    }
  }, [person])
}
