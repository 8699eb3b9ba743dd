import House from 'lucide-react/icons/house'
import Quote from 'lucide-react/icons/quote'
import { AttachmentList } from '#app/platform/attachments/attachment-list.tsx'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { Anchor } from '#app/ui/anchor.tsx'
import { Badge } from '#app/ui/badge.tsx'
import { Card } from '#app/ui/card.tsx'
import { paths } from '../paths.ts'
import type { ShownObservation } from '../shown-observation.ts'

/** An observation in a list, or whole on its page. */
export function ObservationCard({
  observation,
  words,
  whole = false,
}: {
  observation: ShownObservation
  /** Of attachments. */
  words: Catalogue
  /** On a page of its own, which names it already. */
  whole?: boolean
}) {
  const { t, locale } = useLanguage()
  const {
    id,
    author,
    origin,
    on,
    text,
    words: said,
    state,
    edited,
    children,
    areas,
    attachments,
    heldBack,
    stepId,
  } = observation
  return (
    <Card as="article" className="flex flex-col gap-3">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="flex -space-x-2 rtl:space-x-reverse">
          {children.slice(0, 4).map(child => (
            <ChildAvatar key={child.id} {...child} size="sm" />
          ))}
        </span>
        <div className="min-w-0 grow basis-40">
          <p className="break-words font-bold">
            {children.map((child, index) => (
              <span key={child.id}>
                {index > 0 ? ', ' : null}
                <bdi>
                  <Anchor href={paths.child(child.id)} className="hover:underline">
                    {child.name}
                  </Anchor>
                </bdi>
              </span>
            ))}
          </p>
          <p className="text-ink-soft text-sm">
            {whole ? (
              <time dateTime={on}>{formatDay(locale, on)}</time>
            ) : (
              <Anchor href={paths.observation(id)} className="underline">
                <time dateTime={on}>{formatDay(locale, on)}</time>
              </Anchor>
            )}
            {' · '}
            <bdi>{author}</bdi>
            {edited ? ` · ${t('portfolio.edited')}` : null}
          </p>
        </div>
        {state === 'shared' ? null : (
          <Badge tone={state === 'waiting' ? 'warn' : 'neutral'}>{t(`portfolio.state.${state}`)}</Badge>
        )}
        {origin === 'home' ? (
          <Badge tone="ok" icon={House}>
            {t(stepId ? 'portfolio.origin.did_it' : 'portfolio.origin.home')}
          </Badge>
        ) : null}
      </header>
      {text ? (
        <p dir="auto" className="whitespace-pre-line break-words">
          {text}
        </p>
      ) : null}
      {said ? (
        <blockquote className="flex gap-2 rounded-control bg-sunken px-3 py-2">
          <Quote size={18} className="mt-1 shrink-0 text-ink-soft" />
          <span className="sr-only">{t('portfolio.said')}</span>
          <p dir="auto" className="min-w-0 whitespace-pre-line break-words italic">
            {said}
          </p>
        </blockquote>
      ) : null}
      <AttachmentList attachments={attachments} words={words} />
      {heldBack > 0 ? <p className="text-ink-soft text-sm">{t('portfolio.held_back', { count: heldBack })}</p> : null}
      {areas.length > 0 ? (
        <ul aria-label={t('portfolio.form.areas')} className="flex flex-wrap gap-1.5">
          {areas.map(({ term, name }) => (
            <li key={term} className="max-w-full">
              <Badge tone="brand">{name}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </Card>
  )
}
