import CircleCheck from 'lucide-react/icons/circle-check'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Card } from '#app/ui/card.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import type { ShownNotice } from '../shown-notice.ts'
import { AnswerForm } from './answer-form.tsx'

/** What a guardian is asked, and what was answered already. Nothing for what only wants to be read. */
export function AnswerCard({ notice, signer }: { notice: ShownNotice; signer: string }) {
  const { t } = useLanguage()
  if (notice.level === 'read') return null
  const wanted = notice.children.filter(child => child.wanted)
  const others = notice.children.filter(child => !child.wanted)
  const earlier = notice.answers.some(answer => answer.mine && answer.number < notice.version)
  return (
    <div className="flex flex-col gap-4">
      {wanted.length > 0 && notice.over ? <Banner title={t('notices.sign.over')} /> : null}
      {wanted.length > 0 && !notice.over ? (
        <>
          {earlier ? <Banner tone="warn" title={t('notices.sign.changed')} /> : null}
          <AnswerForm key={notice.id} notice={notice} wanted={wanted} signer={signer} />
        </>
      ) : null}
      {others.map(child => (
        <Settled key={child.id} notice={notice} child={child} />
      ))}
    </div>
  )
}

/** A child for whom the reader is asked nothing: answered, or somebody else's to decide. */
function Settled({ notice, child }: { notice: ShownNotice; child: ShownNotice['children'][number] }) {
  const { t, locale, timeZone } = useLanguage()
  const now = notice.answers.filter(({ childId, number }) => childId === child.id && number === notice.version)
  if (now.length === 0) return child.may ? null : <Banner title={t('notices.sign.not_yours', { name: child.name })} />
  const key = notice.level === 'sign' ? 'notices.sign.signed_for' : 'notices.sign.confirmed_for'
  return (
    <Card as="section" className="flex items-center gap-4">
      <RowIcon icon={CircleCheck} tone="ok" />
      <div className="min-w-0">
        <h2 className="text-base">{t(key, { name: child.name })}</h2>
        {now.map(({ signer, at, mine }) => (
          <p key={`${signer} ${at}`} className="text-ink-soft text-sm">
            {t(mine ? 'notices.sign.by_you' : 'notices.sign.by', {
              name: signer,
              time: formatMoment(locale, timeZone, at),
            })}
          </p>
        ))}
      </div>
    </Card>
  )
}
