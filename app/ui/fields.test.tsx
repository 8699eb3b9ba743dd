import { JSDOM } from 'jsdom'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Checkbox } from './checkbox.tsx'
import { CodeField, cleanCode } from './code-field.tsx'
import { ColourField, wholeColour } from './colour-field.tsx'
import { CopyField } from './copy-field.tsx'
import { Fieldset } from './fieldset.tsx'
import { accepted } from './file-accept.ts'
import { FileDrop } from './file-drop.tsx'
import { PasswordField } from './password-field.tsx'
import { RadioCards } from './radio-cards.tsx'
import { SearchField } from './search-field.tsx'
import { Select } from './select.tsx'
import { Switch } from './switch.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

const texts = { label: 'Name', hint: 'As in the passport.', error: 'Is missing.' }
const fields: [string, ReactElement, string][] = [
  ['TextField', <TextField key="0" {...texts} />, 'input'],
  ['TextArea', <TextArea key="1" {...texts} />, 'textarea'],
  ['Select', <Select key="2" {...texts} options={[{ value: 'a', label: 'A' }]} />, 'select'],
  ['Checkbox', <Checkbox key="3" {...texts} />, 'input'],
  ['Switch', <Switch key="4" {...texts} />, 'input'],
  ['CodeField', <CodeField key="5" {...texts} />, 'input'],
  [
    'PasswordField',
    <PasswordField key="6" {...texts} autoComplete="new-password" showLabel="Show" hideLabel="Hide" />,
    'input',
  ],
  ['ColourField', <ColourField key="7" {...texts} name="colour" pickerLabel="Pick" />, 'input[name=colour]'],
  ['CopyField', <CopyField key="8" {...texts} value="x" copyLabel="Copy" copiedLabel="Copied" />, 'input'],
]

describe.each(fields)('%s', (_name, element, selector) => {
  const { document } = page(element)
  const control = document.querySelector(selector)

  it('has a label of its own', () => {
    expect(control?.id).toBeTruthy()
    expect(document.querySelector(`label[for="${control?.id}"]`)?.textContent).toBe('Name')
  })

  it('is described by its hint and its error, which exist', () => {
    const ids = control?.getAttribute('aria-describedby')?.split(' ') ?? []
    expect(ids.map(id => document.getElementById(id)?.textContent)).toEqual(['As in the passport.', 'Is missing.'])
    expect(control?.getAttribute('aria-invalid')).toBe('true')
  })
})

it('says nothing of errors when there are none', () => {
  const input = page(<TextField label="Name" error={[]} />).document.querySelector('input')
  expect(input?.hasAttribute('aria-invalid')).toBe(false)
  expect(input?.hasAttribute('aria-describedby')).toBe(false)
})

it('points where a form library points, naming each element once', () => {
  const input = page(
    <TextField id="f-name" label="Name" error={['Too short.', 'No digits.']} aria-describedby="f-name-error" />,
  ).document.querySelector('input')
  expect(input?.getAttribute('aria-describedby')).toBe('f-name-error')
})

it('reads the error of a group with its name', () => {
  const { document } = page(
    <Fieldset legend="Who" error="Choose one.">
      <Checkbox label="Mum" />
    </Fieldset>,
  )
  const group = document.querySelector('fieldset')
  expect(group?.querySelector('legend')?.textContent).toBe('Who')
  expect(document.getElementById(group?.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Choose one.')
})

it('makes radio cards one native group with the chosen one checked', () => {
  const { document } = page(
    <RadioCards
      name="kind"
      legend="Kind"
      defaultValue="b"
      required
      options={[
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]}
    />,
  )
  const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio][name=kind]')]
  expect(radios.map(radio => [radio.value, radio.checked, radio.required])).toEqual([
    ['a', false, true],
    ['b', true, true],
  ])
  expect(radios.every(radio => document.querySelector(`label[for="${radio.id}"]`))).toBe(true)
})

it('is a switch to screen readers and a checkbox to forms', () => {
  const input = page(<Switch label="On" name="on" defaultChecked />).document.querySelector('input')
  expect([input?.type, input?.getAttribute('role'), input?.name, input?.checked]).toEqual([
    'checkbox',
    'switch',
    'on',
    true,
  ])
})

it('asks the phone for the code from its messages, on the number pad', () => {
  const input = page(<CodeField label="Code" />).document.querySelector('input')
  expect([input?.autocomplete, input?.inputMode, input?.dir]).toEqual(['one-time-code', 'numeric', 'ltr'])
})

it('takes a code however it is pasted', () => {
  expect(cleanCode('Your code: 123-456.', 'digits', 6)).toBe('123456')
  expect(cleanCode('k7 q2-mp', 'letters', 6)).toBe('K7Q2MP')
  expect(cleanCode('1234567', 'digits', 6)).toBe('123456')
})

it('hides a password until asked', () => {
  const { document } = page(
    <PasswordField label="Password" autoComplete="current-password" showLabel="Show" hideLabel="Hide" />,
  )
  expect(document.querySelector('input')?.type).toBe('password')
  expect(document.querySelector('button')?.getAttribute('aria-label')).toBe('Show')
})

it('offers to clear a search only when there is something to clear', () => {
  expect(page(<SearchField label="Search" clearLabel="Clear" />).document.querySelector('button')).toBeNull()
  expect(
    page(<SearchField label="Search" clearLabel="Clear" defaultValue="Mia" />)
      .document.querySelector('button')
      ?.getAttribute('aria-label'),
  ).toBe('Clear')
})

it('reads colours as people type them and waits for whole ones', () => {
  expect(['2F6B55', '#2f6', ' #E2703A '].map(wholeColour)).toEqual(['#2f6b55', '#22ff66', '#e2703a'])
  expect(['', '#12', 'spruce', '#12345g'].map(wholeColour)).toEqual([null, null, null, null])
})

it('names the file input by what is wanted and what the button says', () => {
  const { document } = page(
    <FileDrop
      label="Photos"
      hint="Up to 60."
      chooseLabel="Choose"
      cameraLabel="Camera"
      accept="image/*"
      multiple
      name="files"
    />,
  )
  const [files, camera] = [...document.querySelectorAll('input')]
  expect(
    files
      ?.getAttribute('aria-labelledby')
      ?.split(' ')
      .map(id => document.getElementById(id)?.textContent),
  ).toEqual(['Photos', 'Choose'])
  expect(document.getElementById(files?.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Up to 60.')
  expect([camera?.getAttribute('capture'), camera?.accept]).toEqual(['environment', 'image/*'])
})

it('lets dropped files through by kind or ending, as the picker would', () => {
  const files = [
    new File(['x'], 'a.jpg', { type: 'image/jpeg' }),
    new File(['x'], 'LIST.CSV', { type: 'text/csv' }),
    new File(['x'], 'b.pdf', { type: 'application/pdf' }),
  ]
  const names = (accept?: string) => accepted(files, accept).map(file => file.name)
  expect(names('image/*,.csv')).toEqual(['a.jpg', 'LIST.CSV'])
  expect(names('application/pdf')).toEqual(['b.pdf'])
  expect(names()).toHaveLength(3)
})

function page(element: ReactElement) {
  return new JSDOM(renderToStaticMarkup(element)).window
}
