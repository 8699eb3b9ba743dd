import clsx from 'clsx'
import FileText from 'lucide-react/icons/file-text'
import Trash2 from 'lucide-react/icons/trash-2'
import Undo2 from 'lucide-react/icons/undo-2'
import { type Attachment, addressOf } from '#app/platform/attachments/attachment.ts'
import { formatBytes } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'

export interface KeptFileProps {
  attachment: Attachment
  /** Among the notice's files, counted from 1. */
  place: number
  /** Taken out with the form that is being filled in. */
  out: boolean
  onToggle: () => void
}

/** A file that a notice has already, as a row of its form. */
export function KeptFile({ attachment, place, out, onToggle }: KeptFileProps) {
  const { t, locale } = useLanguage()
  const { mediaId, kind, state, bytes, sizes } = attachment
  const name = attachment.name ?? `${t(`notices.files.kind_${kind}`)} ${place}`
  const small = state === 'ready' && kind === 'photo' ? sizes.at(-1) : undefined
  return (
    <li className="flex items-center gap-3 rounded-control border border-line p-2.5">
      {out ? null : <input type="hidden" name="mediaIds" value={mediaId} />}
      {small ? (
        <img
          src={addressOf(mediaId, small.name)}
          alt=""
          loading="lazy"
          className="size-11 shrink-0 rounded-small bg-sunken object-cover"
        />
      ) : (
        <RowIcon icon={FileText} />
      )}
      <div className={clsx('min-w-0 grow', out && 'text-ink-soft line-through')}>
        <p className="truncate font-bold">{name}</p>
        <p className="text-ink-soft text-sm">
          {state === 'ready' ? formatBytes(locale, bytes) : t(`notices.files.${state}`)}
        </p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        icon={out ? Undo2 : Trash2}
        aria-label={t(out ? 'notices.files.put_back_named' : 'notices.files.take_out_named', { name })}
        onClick={onToggle}
      >
        {t(out ? 'notices.files.put_back' : 'notices.files.take_out')}
      </Button>
    </li>
  )
}
