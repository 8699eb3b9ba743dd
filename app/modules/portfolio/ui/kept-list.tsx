import CloudUpload from 'lucide-react/icons/cloud-upload'
import { formatList } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { failureMessage } from '#app/platform/upload/upload-item.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { SectionHeader } from '#app/ui/section-header.tsx'
import type { KeptObservation } from '../kept-observation.ts'
import { paths } from '../paths.ts'
import type { ShownChild } from '../shown-observation.ts'

export interface KeptListProps {
  kept: readonly KeptObservation[]
  /** By whom this page can say of whom they are; of others it says how many. */
  faces: readonly ShownChild[]
  onRetry: (id: string) => void
  onDrop: (id: string) => void
  /** Puts one back into the form; without it a link leads there. */
  onTakeBack?: (observation: KeptObservation) => void
}

/** What is on this device alone: on its way, or refused with the reason and the ways out. */
export function KeptList({ kept, faces, onRetry, onDrop, onTakeBack }: KeptListProps) {
  const { locale, t } = useLanguage()
  if (kept.length === 0) return null
  return (
    <section aria-label={t('portfolio.kept.title')} className="mb-8">
      <SectionHeader title={t('portfolio.kept.title')} />
      <ul className="flex flex-col gap-3">
        {kept.map(each => (
          <Card as="li" key={each.id} className="flex flex-col gap-2">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <p className="min-w-0 grow break-words font-bold">{whom(each.childIds)}</p>
              {each.refusal ? (
                <Badge tone="danger">{t('portfolio.kept.refused')}</Badge>
              ) : (
                <Badge tone="info" icon={CloudUpload}>
                  {t(each.state === 'sending' ? 'portfolio.kept.sending' : 'portfolio.kept.waiting')}
                </Badge>
              )}
            </div>
            <p dir="auto" className="line-clamp-4 whitespace-pre-line break-words">
              {each.text || each.words}
            </p>
            {each.files.length + each.mediaIds.length > 0 ? (
              <p className="text-ink-soft text-sm">
                {t('portfolio.kept.files', { count: each.files.length + each.mediaIds.length })}
              </p>
            ) : null}
            {each.refusal ? (
              <div role="alert" className="rounded-control bg-danger-soft px-3 py-2.5 text-on-danger-soft text-sm">
                <p>{why(each.refusal)}</p>
                <div className="mt-2 flex flex-wrap gap-2">
                  {onTakeBack && each.childIds.some(id => faces.some(face => face.id === id)) ? (
                    <Button size="sm" onClick={() => onTakeBack(each)}>
                      {t('portfolio.kept.take_back')}
                    </Button>
                  ) : (
                    <Button size="sm" href={paths.new({ childId: each.childIds[0] })}>
                      {t('portfolio.kept.open')}
                    </Button>
                  )}
                  <Button size="sm" variant="secondary" onClick={() => onRetry(each.id)}>
                    {t('ui.action.retry')}
                  </Button>
                  <Button size="sm" variant="secondary" onClick={() => onDrop(each.id)}>
                    {t('portfolio.kept.drop')}
                  </Button>
                </div>
              </div>
            ) : null}
          </Card>
        ))}
      </ul>
    </section>
  )

  function whom(ids: readonly string[]): string {
    const names = ids.flatMap(id => faces.find(face => face.id === id)?.name ?? [])
    return names.length === ids.length ? formatList(locale, names) : t('portfolio.kept.children', { count: ids.length })
  }

  function why({ code, errors }: NonNullable<KeptObservation['refusal']>): string {
    const said = Object.values(errors).flat().join(' ')
    if (said) return said
    return code === 'not_found' || code === 'forbidden' ? t('portfolio.kept.gone') : t(failureMessage(code))
  }
}
