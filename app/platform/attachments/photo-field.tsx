import clsx from 'clsx'
import Camera from 'lucide-react/icons/camera'
import type { Catalogue } from '#app/platform/i18n/translate.ts'
import { buttonClass } from '#app/ui/button-class.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { ChosenFile } from './chosen-file.tsx'
import type { Attaching } from './use-attachments.ts'
import { useWords } from './use-words.ts'

/** One photo of a face, sent while the rest of the form is filled in; the form gets its id as `photoId`. */
export function PhotoField({
  attaching,
  words,
  legend,
  hint,
  choose,
  error,
}: {
  attaching: Attaching
  /** From `attachmentWords`. */
  words: Catalogue
  legend: string
  hint: string
  /** What the button says. */
  choose: string
  error?: string[] | undefined
}) {
  const spoken = useWords(words)
  const { items, queue, mediaIds } = attaching
  const photoId = mediaIds.at(-1)
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      {items.length === 0 ? (
        <label
          className={clsx(
            buttonClass({ variant: 'secondary', size: 'sm' }),
            'self-start has-focus-visible:outline-3 has-focus-visible:outline-focus has-focus-visible:outline-offset-2',
          )}
        >
          <Camera size={18} />
          {choose}
          <input
            type="file"
            accept="image/*"
            className="sr-only"
            onChange={event => {
              queue.add([...(event.currentTarget.files ?? [])].slice(0, 1), { use: 'attachments' })
              event.currentTarget.value = ''
            }}
          />
        </label>
      ) : (
        <ul className="flex flex-col gap-2">
          {items.map((item, index) => (
            <ChosenFile key={item.key} item={item} place={index + 1} queue={queue} t={spoken} />
          ))}
        </ul>
      )}
      {photoId ? <input type="hidden" name="photoId" value={photoId} /> : null}
    </Fieldset>
  )
}
