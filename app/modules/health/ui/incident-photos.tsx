import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { type Attachment, addressOf } from '#app/platform/attachments/attachment.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'

/** Photos that an incident has already: each can be taken out, and put back until the form is sent. */
export function IncidentPhotos({
  photos,
  out,
  onChange,
}: {
  photos: readonly Attachment[]
  out: readonly string[]
  onChange: (out: string[]) => void
}) {
  const t = useT()
  if (photos.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2">
      {photos.map(({ mediaId, sizes }, index) => {
        const isOut = out.includes(mediaId)
        const small = sizes.at(-1)
        const name = t('health.incident.form.photo', { number: index + 1 })
        return (
          <li key={mediaId} className="flex items-center gap-2 rounded-control border border-line p-1.5">
            {isOut ? null : <input type="hidden" name="mediaIds" value={mediaId} />}
            {small ? (
              <img src={addressOf(mediaId, small.name)} alt="" className="size-11 rounded-small object-cover" />
            ) : null}
            <span className={isOut ? 'text-ink-soft line-through' : undefined}>{name}</span>
            <IconButton
              icon={isOut ? Undo2 : Trash2}
              label={t(isOut ? 'health.incident.form.photo_back' : 'health.incident.form.photo_out', { name })}
              onClick={() => onChange(isOut ? out.filter(id => id !== mediaId) : [...out, mediaId])}
            />
          </li>
        )
      })}
    </ul>
  )
}
