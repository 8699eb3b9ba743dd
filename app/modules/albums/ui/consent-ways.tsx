import EyeOff from 'lucide-react/icons/eye-off'
import ScanFace from 'lucide-react/icons/scan-face'
import Trash2 from 'lucide-react/icons/trash-2'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import type { FeedItem } from '../feed-album.ts'
import type { Preparation } from '../preparation.server.ts'
import { lackingNames } from './lacking-names.ts'

/** Who in the class cannot be named in this photo, or is named and holds it back: why, and the two ways on. */
export function ConsentWays({
  item,
  desk,
  onBlur,
  onLeaveOut,
}: {
  item: FeedItem
  desk: Preparation
  onBlur: () => void
  onLeaveOut: () => void
}) {
  const { t, locale } = useLanguage()
  const named = new Set(desk.tags[item.mediaId])
  const held = lackingNames(desk, locale, id => named.has(id))
  const unnamed = lackingNames(desk, locale, id => !named.has(id))
  const isHeld = Boolean(held.inside || held.outside)
  const { inside, outside } = isHeld ? held : unnamed
  if (!inside && !outside) return null
  const video = item.kind === 'video'
  const text = isHeld
    ? t(video ? 'albums.consent_ways.held_text_video' : 'albums.consent_ways.held_text')
    : t(video ? 'albums.consent_ways.text_video' : 'albums.consent_ways.text')
  return (
    <Banner
      tone="warn"
      icon={EyeOff}
      title={t(isHeld ? 'albums.consent_ways.held_title' : 'albums.consent_ways.title')}
      actions={
        <>
          {video || item.state === 'preparing' ? null : (
            <Button size="sm" variant="secondary" icon={ScanFace} onClick={onBlur}>
              {t('albums.blur.open')}
            </Button>
          )}
          <Button size="sm" variant="secondary" icon={Trash2} onClick={onLeaveOut}>
            {t('albums.tagger.leave_out')}
          </Button>
        </>
      }
    >
      {inside ? <p>{t('albums.consent.inside', { names: inside })}</p> : null}
      {outside ? <p>{t('albums.consent.outside', { names: outside })}</p> : null}
      <p>{text}</p>
    </Banner>
  )
}
