import clsx from 'clsx'
import Camera from 'lucide-react/icons/camera'
import ImagePlus from 'lucide-react/icons/image-plus'
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { buttonClass } from './button-class.ts'
import { FieldError } from './field-error.tsx'
import { describeField, type FieldErrors, useFieldIds } from './field-ids.ts'
import { accepted } from './file-accept.ts'
import type { Icon } from './icon.ts'

export type FileDropProps = {
  /** What is wanted: "Photos and videos". */
  label: ReactNode
  /** What is allowed: kinds, sizes. */
  hint?: ReactNode
  error?: FieldErrors
  /** Words on the button: "Choose photos". */
  chooseLabel: string
  /** With it a second button opens the camera (phones). */
  cameraLabel?: string | undefined
  /** As in HTML: "image/*,video/*" or ".csv,.xlsx". */
  accept?: string | undefined
  multiple?: boolean | undefined
  /** Takes pictures from the clipboard of the whole page. */
  paste?: boolean | undefined
  /** Files chosen, dropped or pasted, of the accepted kinds. Without it they stay in the input and go with the form. */
  onFiles?: ((files: File[]) => void) | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  icon?: Icon | undefined
  id?: string | undefined
}

/** A place for files: the camera roll on a phone, drag or paste at a desk. Sends nothing by itself. */
export function FileDrop(props: FileDropProps) {
  const {
    label,
    hint,
    error,
    chooseLabel,
    cameraLabel,
    accept,
    multiple = false,
    paste = false,
    name,
    disabled,
  } = props
  const { onFiles, icon: Drawing = ImagePlus } = props
  const ids = useFieldIds(props.id)
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [names, setNames] = useState<string[]>([])

  const take = (list: FileList | null | undefined) => {
    const files = accepted(list, accept).slice(0, multiple ? undefined : 1)
    if (files.length === 0 || disabled) return
    if (onFiles) {
      onFiles(files)
      if (input.current) input.current.value = ''
      return
    }
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    if (input.current) input.current.files = transfer.files
    setNames(files.map(file => file.name))
  }
  const latest = useRef(take)
  latest.current = take

  // On a slow phone files are chosen before the page has come alive.
  useEffect(() => latest.current(input.current?.files), [])
  useEffect(() => {
    if (!paste) return
    const listen = (event: ClipboardEvent) => latest.current(event.clipboardData?.files)
    document.addEventListener('paste', listen)
    return () => document.removeEventListener('paste', listen)
  }, [paste])

  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') take(event.dataTransfer.files)
  }

  return (
    <div className="flex flex-col gap-1.5">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the input inside is the control */}
      <div
        onDragOver={drag}
        onDragLeave={drag}
        onDrop={drag}
        className={clsx(
          'flex flex-col items-center gap-1 rounded-card border-2 border-dashed px-5 py-7 text-center transition-colors duration-150',
          over ? 'border-brand bg-brand-soft' : 'border-line-strong/70 bg-surface',
          disabled && 'opacity-55',
        )}
      >
        <span className="mb-2 grid size-14 place-items-center rounded-pill bg-brand-soft text-on-brand-soft">
          <Drawing size={27} />
        </span>
        <p id={`${ids.id}-label`} className="font-bold">
          {label}
        </p>
        {hint ? (
          <p id={ids.hintId} className="max-w-sm text-ink-soft text-sm">
            {hint}
          </p>
        ) : null}
        {names.length > 0 ? (
          <p className="max-w-full truncate font-semibold text-link text-sm">{names.join(', ')}</p>
        ) : null}
        <div className="mt-3.5 flex flex-wrap justify-center gap-2.5">
          <label
            className={clsx(
              buttonClass({ variant: 'soft' }),
              'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
            )}
          >
            {chooseLabel}
            <input
              ref={input}
              type="file"
              id={ids.id}
              name={name}
              accept={accept}
              multiple={multiple}
              disabled={disabled}
              aria-labelledby={`${ids.id}-label ${ids.id}-choose`}
              {...describeField(ids, { hint, error })}
              onChange={event => take(event.currentTarget.files)}
              className="sr-only"
            />
            <span id={`${ids.id}-choose`} hidden>
              {chooseLabel}
            </span>
          </label>
          {cameraLabel ? <CameraButton label={cameraLabel} disabled={disabled} onFiles={take} /> : null}
        </div>
      </div>
      <FieldError id={ids.errorId} error={error} />
    </div>
  )
}

function CameraButton({
  label,
  disabled,
  onFiles,
}: {
  label: string
  disabled?: boolean | undefined
  onFiles: (files: FileList | null) => void
}) {
  return (
    <label
      className={clsx(
        buttonClass({ variant: 'secondary' }),
        'has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 pointer-fine:hidden',
      )}
    >
      <Camera size={20} />
      {label}
      <input
        type="file"
        accept="image/*"
        capture="environment"
        disabled={disabled}
        onChange={event => onFiles(event.currentTarget.files)}
        className="sr-only"
      />
    </label>
  )
}
