import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { type Attachment, addressOf } from '#app/platform/attachments/attachment.ts'
import { useT } from '#app/platform/i18n/provider.tsx'
import { IconButton } from '#app/ui/icon-button.tsx'

/** Files that an observation has already: each can be taken out, and put back until the form is sent. */
export function KeptFiles({
  attachments,
  out,
  onChange,
}: {
  attachments: readonly Attachment[]
  out: readonly string[]
  onChange: (out: string[]) => void
}) {
  const t = useT()
  if (attachments.length === 0) return null
  return (
    <ul className="flex flex-col gap-2">
      {attachments.map(({ mediaId, kind, name, sizes }, index) => {
        const isOut = out.includes(mediaId)
        const small = sizes.at(-1)
        const label = name ?? t(`portfolio.files.${kind}`, { place: index + 1 })
        return (
          <li key={mediaId} className="flex min-h-14 items-center gap-3 rounded-control border border-line px-3 py-1.5">
            {isOut ? null : <input type="hidden" name="mediaIds" value={mediaId} />}
            {small && kind === 'photo' ? (
              <img src={addressOf(mediaId, small.name)} alt="" className="size-11 rounded-small object-cover" />
            ) : null}
            <span className={isOut ? 'min-w-0 grow truncate text-ink-soft line-through' : 'min-w-0 grow truncate'}>
              {label}
            </span>
            <IconButton
              icon={isOut ? Undo2 : Trash2}
              label={t(isOut ? 'portfolio.files.put_back' : 'portfolio.files.take_out', { name: label })}
              onClick={() => onChange(isOut ? out.filter(id => id !== mediaId) : [...out, mediaId])}
            />
          </li>
        )
      })}
    </ul>
  )
}
