import Baby from 'lucide-react/icons/baby'
import Mail from 'lucide-react/icons/mail'
import School from 'lucide-react/icons/school'
import { Card } from '../card.tsx'
import { Checkbox } from '../checkbox.tsx'
import { CodeField } from '../code-field.tsx'
import { ColourField } from '../colour-field.tsx'
import { CopyField } from '../copy-field.tsx'
import { Divider } from '../divider.tsx'
import { Fieldset } from '../fieldset.tsx'
import { FileDrop } from '../file-drop.tsx'
import { PasswordField } from '../password-field.tsx'
import { RadioCards } from '../radio-cards.tsx'
import { SearchField } from '../search-field.tsx'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { TextArea } from '../text-area.tsx'
import { TextField } from '../text-field.tsx'
import { Part } from './part.tsx'

const CLASSES = [
  { value: 'sun', label: 'Sunflowers' },
  { value: 'bee', label: 'Bumblebees' },
]

/** Everything that is filled in. */
export function Fields() {
  return (
    <Part title="Fields">
      <div className="grid gap-5 lg:grid-cols-2">
        <Card className="flex flex-col gap-5">
          <SearchField label="Search children" clearLabel="Clear" defaultValue="Mi" />
          <TextField label="Name" hint="As it is written in the passport." defaultValue="Mia Chen" />
          <TextField
            label="E-mail"
            type="email"
            icon={Mail}
            error="This address has no @. Did you mean mia@example.org?"
            defaultValue="mia"
          />
          <TextField label="Address" suffix=".cubby.school" defaultValue="sunrise" note="optional" />
          <TextField label="Birth date" type="date" defaultValue="2022-05-04" />
          <TextField label="Not yours to change" disabled defaultValue="Set by the office" />
          <Select label="Class" placeholder="Choose a class" options={CLASSES} />
          <TextArea label="What happened today?" placeholder="A sentence is enough." />
        </Card>
        <Card className="flex flex-col gap-5">
          <CodeField label="Code from the e-mail" hint="Six digits. It works for ten minutes." defaultValue="482" />
          <PasswordField
            label="Password"
            autoComplete="new-password"
            showLabel="Show password"
            hideLabel="Hide password"
            hint="Twelve signs or more; a short sentence is good."
          />
          <ColourField
            label="Brand colour"
            name="colour"
            pickerLabel="Pick a colour"
            defaultValue="#e2703a"
            swatches={[
              { value: '#2f6b55', label: 'Spruce' },
              { value: '#e2703a', label: 'Apricot' },
              { value: '#3d5bd9', label: 'Bluebell' },
              { value: '#b8336a', label: 'Berry' },
              { value: '#7a5cc7', label: 'Lilac' },
            ]}
          />
          <CopyField
            label="Join link"
            value="https://sunrise.cubby.school/join/K7Q2MP"
            copyLabel="Copy"
            copiedLabel="Copied"
          />
          <Divider>or</Divider>
          <Switch label="Photos may be shared" hint="Families of the class see them." defaultChecked />
          <Switch label="Send a digest" />
          <Switch label="Needs a bigger plan" disabled />
          <Fieldset legend="May pick up" error="Choose at least one.">
            <Checkbox label="Mum" hint="Lin Chen" defaultChecked />
            <Checkbox label="Grandpa" />
          </Fieldset>
        </Card>
      </div>
      <RadioCards
        name="kind"
        legend="What kind of place is it?"
        columns={3}
        defaultValue="kindergarten"
        options={[
          { value: 'kindergarten', label: 'Kindergarten', text: 'Three to six', icon: School },
          { value: 'nursery', label: 'Nursery', text: 'Up to three', icon: Baby },
          { value: 'other', label: 'After school', text: 'Afternoons', disabled: true },
        ]}
      />
      <FileDrop
        label="Photos and videos"
        hint="Drag them here, paste them, or choose. Up to 60 at once."
        chooseLabel="Choose photos"
        cameraLabel="Take a photo"
        accept="image/*,video/*"
        multiple
      />
    </Part>
  )
}
