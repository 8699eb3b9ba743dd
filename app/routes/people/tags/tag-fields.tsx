import { useT } from '#app/platform/i18n/provider.tsx'
import { useAnswer } from '#app/platform/use-answer.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Fieldset } from '#app/ui/fieldset.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { TintDot } from '#app/ui/tint-badge.tsx'
import { type TagColour, tagColours } from '#db/schema/tags.ts'
import { longestTag } from '#tenants/people/tag-name.ts'
import { tagTints } from '#tenants/people/tag-tint.ts'

/** What a tag is called and how it looks. */
export function TagFields({ tag }: { tag: { name: string; colour: TagColour } }) {
  const t = useT()
  const { errors, kept } = useAnswer()
  const chosen = kept('colour', tag.colour)
  return (
    <>
      <TextField
        name="name"
        label={t('people.tag.name')}
        hint={t('people.tag.name_hint')}
        defaultValue={kept('name', tag.name)}
        maxLength={longestTag}
        error={errors.name}
        required
        autoComplete="off"
      />
      <Fieldset legend={t('people.tag.colour')} error={errors.colour}>
        <div className="flex flex-wrap gap-2">
          {tagColours.map(colour => (
            <Chip
              key={colour}
              kind="check"
              type="radio"
              name="colour"
              value={colour}
              defaultChecked={colour === chosen}
            >
              <span className="flex items-center gap-2">
                <TintDot tint={tagTints[colour]} />
                {t(`people.tag.colour_${colour}`)}
              </span>
            </Chip>
          ))}
        </div>
      </Fieldset>
    </>
  )
}
