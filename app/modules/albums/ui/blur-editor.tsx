import { useFetcher } from '@remix-run/react'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import SquarePlus from 'lucide-react/icons/square-plus'
import Trash2 from 'lucide-react/icons/trash-2'
import { useEffect, useState } from 'react'
import type { Refused } from '#app/platform/act.server.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { KnownActs } from '#app/platform/known-acts.tsx'
import { Unsent } from '#app/platform/unsent.tsx'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { FieldError } from '#app/ui/field-error.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'
import type { FeedItem } from '../feed-album.ts'
import { daysInBin, mostRegions } from '../limits.ts'
import { fileOf, paths } from '../paths.ts'
import { type Area, areaAround, fieldsOf, scaled } from './areas.ts'
import { BlurCanvas } from './blur-canvas.tsx'

/** Where a teacher blurs faces in a photo by hand: what is seen here is what everybody will see. */
export function BlurEditor({
  albumId,
  item,
  photo,
  onDone,
  onClose,
}: {
  albumId: string
  item: FeedItem
  /** What the photo is called. */
  photo: string
  /** Once the photo is blurred, with the id of the new one. */
  onDone: (blurredId: string) => void
  onClose: () => void
}) {
  const t = useT()
  const fetcher = useFetcher<{ done: true } | Refused>()
  const [blurredId] = useState(() => crypto.randomUUID())
  const [areas, setAreas] = useState<Area[]>([])
  const [selected, setSelected] = useState<number | null>(null)
  const [ratio, setRatio] = useState<number | null>(null)
  const [asked, setAsked] = useState(false)
  const busy = fetcher.state !== 'idle'
  const done = fetcher.data !== undefined && 'done' in fetcher.data
  useEffect(() => {
    if (done) onDone(blurredId)
  }, [done, blurredId, onDone])

  const remove = (index: number) => {
    const left = areas.filter((_, at) => at !== index)
    setAreas(left)
    setSelected(left.length > 0 ? left.length - 1 : null)
  }
  const add = () => {
    // A little aside of the one before, so that it is seen to be another.
    const at = 0.5 + (areas.length % 4) * 0.06
    setAreas([...areas, areaAround({ x: at, y: at }, ratio ?? 1)])
    setSelected(areas.length)
  }
  const scale = (factor: number) =>
    setAreas(areas.map((area, index) => (index === selected ? scaled(area, factor) : area)))
  const blur = () => {
    setAsked(true)
    if (areas.length === 0) return
    const form = new FormData()
    form.append('blurredId', blurredId)
    for (const [name, value] of fieldsOf(areas)) form.append(name, value)
    fetcher.submit(form, { method: 'post', action: paths.blur(albumId, item.id) })
  }
  const refusal = fetcher.data && 'submission' in fetcher.data ? fetcher.data : undefined
  const refused = refusal?.submission.error
  const error =
    asked && areas.length === 0 ? [t('albums.blur.none')] : Object.values(refused ?? {}).flatMap(e => e ?? [])
  return (
    <Dialog
      open
      onClose={onClose}
      closeLabel={t('ui.action.close')}
      width="lg"
      title={t('albums.blur.title')}
      text={t('albums.blur.text')}
      actions={
        <>
          <Button variant="secondary" onClick={onClose}>
            {t('ui.action.cancel')}
          </Button>
          <Button busy={busy} busyLabel={t('ui.state.busy')} disabled={ratio === null} onClick={blur}>
            {t('albums.blur.apply')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <KnownActs paths={[paths.blur(albumId, item.id)]} />
        <Unsent answer={refusal} />
        <BlurCanvas
          src={fileOf(item.mediaId, item.sizes[0]?.name ?? 'main')}
          label={t('albums.blur.picture', { photo })}
          areas={areas}
          selected={selected}
          onAreas={setAreas}
          onSelect={setSelected}
          onRemove={remove}
          onLoaded={setRatio}
        />
        <div className="flex items-center gap-2">
          <Button
            size="sm"
            variant="soft"
            icon={SquarePlus}
            onClick={add}
            disabled={ratio === null || areas.length >= mostRegions}
            className="me-auto"
          >
            {t('albums.blur.add')}
          </Button>
          <IconButton
            icon={Minus}
            variant="secondary"
            label={t('albums.blur.smaller')}
            disabled={selected === null}
            onClick={() => scale(1 / 1.2)}
          />
          <IconButton
            icon={Plus}
            variant="secondary"
            label={t('albums.blur.larger')}
            disabled={selected === null}
            onClick={() => scale(1.2)}
          />
          <IconButton
            icon={Trash2}
            variant="secondary"
            label={t('albums.blur.remove')}
            disabled={selected === null}
            onClick={() => selected !== null && remove(selected)}
          />
        </div>
        <div role="alert">
          <FieldError id="blur-error" error={error} />
        </div>
        <p className="text-ink-soft text-sm">{t('albums.blur.note', { days: daysInBin })}</p>
      </div>
    </Dialog>
  )
}
