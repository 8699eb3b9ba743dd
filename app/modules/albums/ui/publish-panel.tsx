import { Form, useNavigation } from '@remix-run/react'
import Clock from 'lucide-react/icons/clock'
import EyeOff from 'lucide-react/icons/eye-off'
import Send from 'lucide-react/icons/send'
import { formatMoment } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import type { FeedAlbum } from '../feed-album.ts'
import { paths } from '../paths.ts'
import { standingOf } from '../policy.ts'
import type { Preparation } from '../preparation.server.ts'
import { lackingNames } from './lacking-names.ts'

/** When the album opens to its families. */
export function PublishPanel({ album, dayEnd }: { album: FeedAlbum; dayEnd: string | null }) {
  const { t, locale, timeZone } = useLanguage()
  const { state, formAction, formData } = useNavigation()
  const standing = standingOf(album)
  if (standing === 'out') return null
  const waiting = standing === 'waiting' && album.publishedAt
  const busy = (when: string) =>
    state !== 'idle' && formAction === paths.publication(album.id) && formData?.get('when') === when
  const clock = dayEnd ? new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(dayEnd)) : ''
  const empty = album.items.length === 0
  return (
    <Card as="section" className="flex flex-wrap items-center justify-between gap-4">
      <div className="min-w-0">
        <h2 className="text-lg">
          {waiting
            ? t('albums.publish.waiting_title', { time: formatMoment(locale, timeZone, waiting) })
            : t('albums.publish.title')}
        </h2>
        <p className="text-ink-soft text-sm">
          {empty ? t('albums.publish.empty') : t(waiting ? 'albums.publish.waiting_text' : 'albums.publish.text')}
        </p>
      </div>
      <Form
        method="post"
        action={paths.publication(album.id)}
        className="flex flex-wrap gap-2.5 max-sm:w-full max-sm:*:grow"
      >
        {dayEnd ? (
          <Button
            type="submit"
            name="when"
            value="day_end"
            variant="secondary"
            icon={Clock}
            disabled={empty}
            busy={busy('day_end')}
          >
            {t('albums.publish.day_end', { time: clock })}
          </Button>
        ) : null}
        <Button type="submit" name="when" value="now" icon={Send} disabled={empty} busy={busy('now')}>
          {t('albums.publish.now')}
        </Button>
      </Form>
    </Card>
  )
}

/** Told before anything is posted, and after: whose photos do not show, and that they come by themselves with the consent. */
export function ConsentWarning({ preparation }: { preparation: Preparation }) {
  const { t, locale } = useLanguage()
  const { heldBack, tags } = preparation
  if (heldBack.length === 0) return null
  const shown = new Set(heldBack.flatMap(mediaId => tags[mediaId] ?? []))
  const { inside, outside } = lackingNames(preparation, locale, id => shown.has(id))
  return (
    <Banner tone="warn" icon={EyeOff} title={t('albums.consent.title', { count: heldBack.length })}>
      {inside ? <p>{t('albums.consent.inside', { names: inside })}</p> : null}
      {outside ? <p>{t('albums.consent.outside', { names: outside })}</p> : null}
      <p>{t('albums.consent.text')}</p>
    </Banner>
  )
}
