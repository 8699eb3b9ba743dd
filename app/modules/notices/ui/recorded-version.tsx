import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { SignatureDrawing } from '#app/platform/signature/signature-drawing.tsx'
import { Card } from '#app/ui/card.tsx'
import type { NoticeLevel } from '#db/schema/notices.ts'
import type { RecordedAnswer } from '../responses.server.ts'
import type { ShownVersion } from '../shown-notice.ts'
import { NoticeText } from './notice-text.tsx'

export interface RecordedVersionProps {
  noticeId: string
  version: ShownVersion
  level: NoticeLevel
  answers: readonly RecordedAnswer[]
}

/** One wording with everything that was answered to it: what was signed stands beside who signed. */
export function RecordedVersion({ noticeId, version, level, answers }: RecordedVersionProps) {
  const { t, locale, timeZone } = useLanguage()
  const { number, title, body, attachments, hash, since } = version
  return (
    <Card as="section" className="flex flex-col gap-5 print:border-0 print:p-0 print:shadow-none">
      <header>
        <p className="text-ink-soft text-sm">
          {t('notices.record.version', { number, time: formatMoment(locale, timeZone, since) })}
        </p>
        <h2 className="mt-1 text-xl">{title}</h2>
      </header>
      <NoticeText text={body} />
      {attachments.length > 0 ? (
        <div className="text-sm">
          <p className="font-bold">{t('notices.files.title')}</p>
          <ol className="list-decimal ps-5">
            {attachments.map(({ mediaId, name, kind }) => (
              <li key={mediaId}>
                {name ?? t(`notices.files.kind_${kind}`)}
                <span className="block break-all font-mono text-ink-soft text-xs">{mediaId}</span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
      <dl className="text-ink-soft text-xs">
        <dt className="font-bold">{t('notices.record.hash')}</dt>
        <dd className="break-all font-mono">{hash}</dd>
        <dt className="mt-1 font-bold">{t('notices.record.id')}</dt>
        <dd className="break-all font-mono">{noticeId}</dd>
      </dl>
      {answers.length > 0 ? (
        <ul className="grid gap-4 sm:grid-cols-2 print:grid-cols-2">
          {answers.map(answer => (
            <Answer key={answer.id} answer={answer} />
          ))}
        </ul>
      ) : level === 'read' ? null : (
        <p className="text-ink-soft">{t('notices.record.none')}</p>
      )}
    </Card>
  )
}

function Answer({ answer }: { answer: RecordedAnswer }) {
  const { t, locale, timeZone } = useLanguage()
  const { signer, childName, at, way, mark } = answer
  return (
    <li className="flex break-inside-avoid flex-col gap-2 rounded-control border border-line p-4">
      {way === 'drawn' && mark ? (
        <SignatureDrawing path={mark} label={t('notices.record.drawn', { name: signer })} />
      ) : null}
      {way === 'typed' ? <p className="font-heading text-2xl italic">{mark}</p> : null}
      <p className="border-line border-t pt-2 font-bold">{signer}</p>
      <p className="text-ink-soft text-sm">
        {t('notices.record.for', { name: childName })}
        <br />
        <time dateTime={at}>{formatMoment(locale, timeZone, at)}</time>
        {way === 'typed' ? <> · {t('notices.record.typed')}</> : null}
      </p>
    </li>
  )
}
