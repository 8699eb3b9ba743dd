import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { usePatientReload } from '#app/platform/patient-reload.ts'
import { useWaiting } from '#app/platform/waiting/use-waiting.ts'
import type { WaitingItem } from '#app/platform/waiting/waiting-item.ts'
import { dayOn } from '../clock.ts'
import type { Identified } from '../kiosk-adult.server.ts'
import type { KioskAnswer } from '../kiosk-marks.server.ts'
import type { KioskChild } from '../kiosk-room.server.ts'
import { paths } from '../paths.ts'
import { type Asked, askSchool } from './kiosk-asking.ts'
import type { Family, Step, Word } from './kiosk-step.ts'
import { useNetwork } from './use-network.ts'

/** What a kiosk has said to its families and the school does not know yet. */
const topic = 'kiosk'

/** A kiosk's steps, from a child's tile to the confirmation, and what is asked of the school on the way. */
export function useKiosk({ kioskId, signs }: { kioskId: string; signs: boolean }) {
  const { t, timeZone } = useLanguage()
  const [step, setStep] = useState<Step>({ at: 'start' })
  const [note, setNote] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { offline, lost } = useNetwork()
  const { items, add, drop } = useWaiting(kioskId, topic)
  const { reload } = usePatientReload()

  const go = (next: Step) => {
    setNote(null)
    setStep(next)
  }
  const start = () => {
    go({ at: 'start' })
    if (!offline) reload()
  }
  /** Asks, and says what stands in the way; @returns the answer, or null where something does */
  const ask = async <Answer>(action: string, fields: Record<string, string | undefined>): Promise<Answer | null> => {
    setBusy(true)
    setNote(null)
    const asked: Asked<Answer> = await askSchool(action, fields)
    setBusy(false)
    if (asked.kind === 'answer') return asked.answer
    // The server knows better what this device is: the page is asked for anew, or a sign-in.
    if (asked.kind === 'ended') window.location.reload()
    else if (asked.kind === 'offline') {
      lost()
      setStep({ at: 'start' })
    } else setNote(t(`attendance.kiosk.note.${asked.kind}`))
    return null
  }

  const identify = async (fields: { code: string } | { childId: string; pin: string }) => {
    const found = await ask<Identified>(paths.identification(), { attemptId: uuidv7(), ...fields })
    if (!found) return
    if (found.kind === 'adult') go({ at: 'family', family: found })
    else if (found.kind === 'staff') go({ at: 'said', said: { what: 'staff' }, family: null })
    else {
      setNote(t(`attendance.kiosk.note.${found.kind}`))
      // The camera stops at a code: the next one needs a new look.
      if ('code' in fields) setStep({ at: 'camera' })
    }
  }

  const send = async (word: Word, family: Family | null, signature?: string) => {
    const { child, state, ...fields } = word
    const reply = await ask<{ answer: KioskAnswer }>(paths.kioskMarks(), {
      ...fields,
      childId: child.id,
      state,
      signature,
    })
    if (!reply) return
    const { answer } = reply
    if (answer === 'done' || answer === 'already') {
      const now = { ...child, state: state === 'present' ? ('here' as const) : ('gone' as const) }
      const others = family?.children.map(each => (each.id === child.id ? now : each)) ?? []
      go({
        ...{ at: 'said', said: { what: answer, child, state } },
        family: family && others.length > 1 ? { ...family, children: others } : null,
      })
    } else if (answer === 'staff') go({ at: 'said', said: { what: 'staff' }, family: null })
    else if (answer === 'sign') go({ at: 'sign', word, family })
    else if (answer === 'wrong_code') {
      setStep({ at: 'child', child })
      setNote(t('attendance.kiosk.note.wrong_code'))
    } else start()
  }

  /** Says that a child comes or goes, after a signature where the school wants one. */
  const say = (word: Omit<Word, 'markId'>, family: Family | null) => {
    const whole = { ...word, markId: uuidv7() }
    if (signs) go({ at: 'sign', word: whole, family })
    else void send(whole, family)
  }

  /** Without a network: kept here, and for staff to see to. */
  const noteArrival = async (child: KioskChild) => {
    const arrivalId = uuidv7()
    // A page that was kept overnight is of yesterday; the device's clock is not.
    const day = dayOn(timeZone, new Date())
    const fields = Object.entries({ arrivalId, childId: child.id, day })
    await add({ id: arrivalId, topic, action: paths.kioskArrivals(), fields })
    go({ at: 'said', said: { what: 'noted', child }, family: null })
  }

  const childOf = ({ fields }: Pick<WaitingItem, 'fields'>) => new Map(fields).get('childId') ?? ''
  const refused = items.filter(({ state }) => state === 'refused')
  const waiting = items.filter(({ state }) => state !== 'refused')
  return {
    ...{ step, go, start, note, busy, offline, identify, say, send, noteArrival },
    /** Children whose arrival waits on this device, and those whose arrival the school did not take. */
    noted: waiting.map(childOf),
    refused: refused.map(childOf),
    /** Whoever stands here has read of the refused ones. */
    forget: () => Promise.all(refused.map(({ id }) => drop(id))),
  }
}
