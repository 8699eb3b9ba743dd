import { useRef } from 'react'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import type { KioskChild } from '../kiosk-room.server.ts'
import { paths } from '../paths.ts'
import { KioskArrivalStep } from './kiosk-arrival-step.tsx'
import { KioskBar } from './kiosk-bar.tsx'
import { KioskCamera } from './kiosk-camera.tsx'
import { KioskChildStep } from './kiosk-child-step.tsx'
import { KioskDoor } from './kiosk-door.tsx'
import { KioskFamily } from './kiosk-family.tsx'
import { KioskSaid } from './kiosk-said.tsx'
import { KioskSign } from './kiosk-sign.tsx'
import type { Family } from './kiosk-step.ts'
import { useAwake } from './use-awake.ts'
import { useKiosk } from './use-kiosk.ts'
import { useSilence } from './use-silence.ts'

/** The whole of a kiosk's screen. It goes back to its start, and to the school's language, once nobody touches it. */
export function KioskPage({
  known,
  schoolName,
  schoolLocale,
  title,
  ...place
}: {
  known: readonly KioskChild[]
  kioskId: string
  signs: boolean
  schoolName: string
  schoolLocale: string
  title: string
}) {
  const { t, locale } = useLanguage()
  const kiosk = useKiosk(place)
  const { step, go, note, busy, offline } = kiosk
  const moreOf = (family: Family | null) => (family ? () => go({ at: 'family', family }) : null)
  const language = useRef<HTMLFormElement>(null)
  const foreign = locale !== schoolLocale && !offline
  useAwake()
  useSilence(
    () => {
      if (step.at !== 'start') kiosk.start()
      if (foreign) language.current?.requestSubmit()
    },
    step.at !== 'start' || foreign,
  )
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <KioskBar
        {...{ schoolName, title, offline }}
        waiting={kiosk.noted.length}
        onBack={step.at === 'start' ? null : kiosk.start}
      />
      <form ref={language} method="post" action="/language" hidden>
        <input type="hidden" name="locale" value={schoolLocale} />
        <input type="hidden" name="next" value={paths.kiosk()} />
      </form>
      <main className="gutter mx-auto flex w-full max-w-5xl grow flex-col gap-6 pt-2 pb-10">
        {offline ? (
          <Banner tone="warn" title={t('attendance.kiosk.offline.title')} live>
            {t('attendance.kiosk.offline.text')}
          </Banner>
        ) : null}
        {kiosk.refused.length > 0 ? (
          <Banner
            tone="warn"
            title={t('attendance.kiosk.offline.refused', { names: namesOf(known, kiosk.refused) })}
            onClose={() => void kiosk.forget()}
            closeLabel={t('ui.action.close')}
          >
            {t('attendance.kiosk.offline.refused_text')}
          </Banner>
        ) : null}
        {note ? (
          <div className="sticky top-2 z-10">
            <Banner tone="danger" live>
              {note}
            </Banner>
          </div>
        ) : null}
        {step.at === 'start' ? (
          <KioskDoor
            known={known}
            offline={offline}
            noted={kiosk.noted}
            onCamera={() => go({ at: 'camera' })}
            onChild={child => go(offline ? { at: 'arrival', child } : { at: 'child', child })}
          />
        ) : null}
        {step.at === 'camera' ? (
          <>
            <h1 className="text-center text-3xl">{t('attendance.kiosk.camera.title')}</h1>
            <KioskCamera key={String(busy)} onCode={code => void kiosk.identify({ code })} />
            <p className="text-center text-ink-soft text-lg">{t('attendance.kiosk.camera.text')}</p>
          </>
        ) : null}
        {step.at === 'child' ? (
          <KioskChildStep
            child={step.child}
            busy={busy}
            onPin={pin => void kiosk.identify({ childId: step.child.id, pin })}
            onCode={code => kiosk.say({ child: step.child, state: 'left', code }, null)}
          />
        ) : null}
        {step.at === 'family' ? (
          <KioskFamily
            family={step.family}
            busy={busy}
            onSay={(child, state) => kiosk.say({ child, state, proof: step.family.proof }, step.family)}
            onDone={kiosk.start}
          />
        ) : null}
        {step.at === 'sign' ? (
          <KioskSign
            word={step.word}
            busy={busy}
            onSign={drawing => void kiosk.send(step.word, step.family, drawing)}
          />
        ) : null}
        {step.at === 'arrival' ? (
          <KioskArrivalStep child={step.child} onCame={() => void kiosk.noteArrival(step.child)} />
        ) : null}
        {step.at === 'said' ? <KioskSaid said={step.said} onMore={moreOf(step.family)} onDone={kiosk.start} /> : null}
      </main>
    </div>
  )
}

/** Children by name; one that is none of this kiosk's any more has none here. */
const namesOf = (known: readonly KioskChild[], ids: readonly string[]): string =>
  ids.map(id => known.find(child => child.id === id)?.name ?? '?').join(', ')
