import Check from 'lucide-react/icons/check'
import EyeOff from 'lucide-react/icons/eye-off'
import { ChildAvatar } from '#app/platform/child-avatar.tsx'
import { formatList } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import type { FieldErrors } from '#app/ui/field-ids.ts'
import { Fieldset } from '#app/ui/fieldset.tsx'
import type { ClassChild } from '../class-children.server.ts'

export interface FacePickerProps {
  faces: readonly ClassChild[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: FieldErrors
}

/** Whom it is about: a tap on each face. Says where photos would stay with a child's own family. */
export function FacePicker({ faces, chosen, onChange, error }: FacePickerProps) {
  const { locale, t } = useLanguage()
  const picked = faces.filter(({ id }) => chosen.includes(id))
  const held = picked.length > 1 ? picked.filter(({ lacksConsent }) => lacksConsent) : []
  return (
    <Fieldset legend={t('portfolio.form.children')} error={error}>
      <div className="grid grid-cols-3 gap-2 min-[25rem]:grid-cols-4 sm:grid-cols-6">
        {faces.map(({ id, name, photoId, lacksConsent }) => (
          <label key={id} className="relative flex min-w-0 flex-col items-center gap-1 px-1 py-2 text-center">
            <input
              type="checkbox"
              name="childIds"
              value={id}
              checked={chosen.includes(id)}
              onChange={event =>
                onChange(event.currentTarget.checked ? [...chosen, id] : chosen.filter(each => each !== id))
              }
              className="peer absolute inset-0 size-full appearance-none rounded-card border-2 border-transparent checked:border-brand checked:bg-brand-soft"
            />
            <span className="pointer-events-none relative">
              <ChildAvatar id={id} name={name} photoId={photoId} size="lg" />
            </span>
            <span className="pointer-events-none absolute end-1 top-1 hidden size-6 place-items-center rounded-pill bg-brand text-on-brand peer-checked:grid">
              <Check size={16} strokeWidth={3} />
            </span>
            <bdi className="pointer-events-none relative line-clamp-2 w-full break-words font-bold text-sm leading-tight peer-checked:text-on-brand-soft">
              {name}
            </bdi>
            {lacksConsent ? (
              <span className="pointer-events-none absolute start-1 top-1 grid size-6 place-items-center rounded-pill bg-surface text-ink-soft">
                <EyeOff size={15} aria-label={t('portfolio.form.no_consent')} />
              </span>
            ) : null}
          </label>
        ))}
      </div>
      <div role="status" className="text-ink-soft text-sm empty:hidden">
        {held.length > 0
          ? t('portfolio.form.held_back', {
              names: formatList(
                locale,
                held.map(({ name }) => name),
              ),
            })
          : null}
      </div>
    </Fieldset>
  )
}
