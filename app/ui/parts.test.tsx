import { JSDOM } from 'jsdom'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { type AnchorProps, AnchorProvider } from './anchor.tsx'
import { AppFrame } from './app-frame.tsx'
import { Banner } from './banner.tsx'
import { BottomTabs } from './bottom-tabs.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Gallery } from './gallery.tsx'
import { IconButton } from './icon-button.tsx'
import { ListRow } from './list-row.tsx'
import { Menu } from './menu.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Stepper } from './stepper.tsx'
import { Table } from './table.tsx'
import { ToastProvider } from './toast.tsx'

const Star = () => <svg aria-hidden="true" />
const Routed = ({ href, children }: AnchorProps) => (
  <a href={href} data-routed="">
    {children}
  </a>
)

describe('Button', () => {
  it('keeps focus and its words while busy, and says so', () => {
    const button = page(
      <Button busy busyLabel="Saving…">
        Save
      </Button>,
    ).querySelector('button')
    expect(button?.disabled).toBe(false)
    expect([button?.getAttribute('aria-busy'), button?.getAttribute('aria-disabled')]).toEqual(['true', 'true'])
    expect(button?.textContent).toBe('SaveSaving…')
  })

  it('sends no form unless told', () => {
    expect(page(<Button>Save</Button>).querySelector('button')?.type).toBe('button')
    expect(page(<Button type="submit">Save</Button>).querySelector('button')?.type).toBe('submit')
  })

  it('is a link when it leads somewhere', () => {
    expect(
      page(<Button href="/albums">Albums</Button>)
        .querySelector('a')
        ?.getAttribute('href'),
    ).toBe('/albums')
  })
})

describe('Anchor', () => {
  const routed = (element: ReactElement) =>
    page(<AnchorProvider value={Routed}>{element}</AnchorProvider>).querySelector('a')

  it('goes through the router that stands above it', () => {
    expect(routed(<ListRow title="Mia" href="/mia" />)?.hasAttribute('data-routed')).toBe(true)
  })

  it('leaves downloads to the browser', () => {
    expect(
      routed(
        <Button href="/export.zip" download="">
          Download
        </Button>,
      )?.hasAttribute('data-routed'),
    ).toBe(false)
  })

  it("keeps the router's own props out of the page", () => {
    const link = page(
      <Button href="/a" prefetch="intent" preventScrollReset replace>
        A
      </Button>,
    ).querySelector('a')
    expect(link?.getAttributeNames().sort()).toEqual(['class', 'href'])
  })
})

it('names a button that is only an icon', () => {
  expect(
    page(<IconButton icon={Star} label="Like" />)
      .querySelector('button')
      ?.getAttribute('aria-label'),
  ).toBe('Like')
})

describe('AppFrame', () => {
  const document = page(
    <AppFrame
      skipLabel="Skip to content"
      bottomTabs={
        <BottomTabs
          label="Main"
          items={[{ label: 'Messages', href: '/m', icon: Star, current: true, count: 120, countLabel: '120 unread' }]}
        />
      }
    >
      Hello
    </AppFrame>,
  )

  it('lets the keyboard skip to the content first of all', () => {
    const first = document.querySelector('a, button')
    const target = document.querySelector(first?.getAttribute('href') ?? '')
    expect([first?.textContent, target?.tagName, target?.getAttribute('tabindex')]).toEqual([
      'Skip to content',
      'MAIN',
      '-1',
    ])
  })

  it('marks the page one is on and says the count in words', () => {
    const tab = document.querySelector('nav[aria-label=Main] a')
    expect(tab?.getAttribute('aria-current')).toBe('page')
    expect(tab?.querySelector('[aria-hidden=true]:not(svg)')?.textContent).toBe('99+')
    expect(tab?.querySelector('.sr-only')?.textContent).toBe('120 unread')
  })
})

it('names and describes a dialog by its title and text', () => {
  const document = page(
    <Dialog open={false} onClose={() => {}} title="Delete it?" text="This cannot be undone." closeLabel="Close" />,
  )
  const dialog = document.querySelector('dialog')
  expect(dialog?.open).toBe(false)
  expect(document.getElementById(dialog?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Delete it?')
  expect(document.getElementById(dialog?.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'This cannot be undone.',
  )
  expect(dialog?.querySelector('button')?.getAttribute('aria-label')).toBe('Close')
})

it('leaves a firm dialog without a way past its question', () => {
  expect(
    page(<Dialog open={false} onClose={() => {}} title="Sure?" closeLabel="Close" firm />).querySelector('button'),
  ).toBeNull()
})

it('tells what a menu button opens, and renders no entry before', () => {
  const document = page(
    <Menu entries={[{ id: 'a', label: 'Rename' }]} trigger={trigger => <Button {...trigger}>More</Button>} />,
  )
  const button = document.querySelector('button')
  expect([button?.getAttribute('aria-haspopup'), button?.getAttribute('aria-expanded')]).toEqual(['menu', 'false'])
  expect(document.querySelector('[role=menu]')).toBeNull()
})

it('has a live region before there is anything to say', () => {
  const region = page(
    <ToastProvider label="Messages" closeLabel="Close">
      Page
    </ToastProvider>,
  ).querySelector('[role=status]')
  expect([region?.getAttribute('aria-live'), region?.textContent]).toEqual(['polite', ''])
})

it('reads an urgent banner at once and a plain one not at all', () => {
  const role = (element: ReactElement) => page(element).querySelector('div')?.getAttribute('role')
  expect(role(<Banner tone="danger" title="Failed" live />)).toBe('alert')
  expect(role(<Banner tone="ok" title="Sent" live />)).toBe('status')
  expect(role(<Banner tone="ok" title="Sent" />)).toBeNull()
})

it("keeps a button in a row apart from the row's own target", () => {
  const document = page(<ListRow title="Mia" href="/mia" trail={<Button>Mark in</Button>} unseenLabel="new" />)
  expect(document.querySelector('a')?.textContent).toBe('Mia (new)')
  expect(document.querySelector('a button')).toBeNull()
})

it('keeps a table a table when it stacks to cards', () => {
  const document = page(
    <Table
      caption="Children"
      rows={[{ id: '1', name: 'Mia', days: 3 }]}
      rowId={row => row.id}
      columns={[
        { id: 'n', header: 'Name', main: true, cell: row => row.name },
        { id: 'd', header: 'Days', cell: row => row.days },
      ]}
    />,
  )
  expect(document.querySelector('table caption')?.textContent).toBe('Children')
  expect([...document.querySelectorAll('[role=columnheader]')].map(cell => cell.textContent)).toEqual(['Name', 'Days'])
  expect(document.querySelector('th[role=rowheader]')?.textContent).toBe('Mia')
  expect(document.querySelector('td[role=cell]')?.getAttribute('data-label')).toBe('Days')
})

it('gives progress its numbers, and none while the end is unknown', () => {
  const bar = (value?: number) =>
    page(<ProgressBar label="Sending" value={value} max={30} valueLabel="12 of 30" />).querySelector(
      '[role=progressbar]',
    )
  expect([
    bar(12)?.getAttribute('aria-valuenow'),
    bar(12)?.getAttribute('aria-valuemax'),
    bar(12)?.getAttribute('aria-valuetext'),
  ]).toEqual(['12', '30', '12 of 30'])
  expect(bar()?.hasAttribute('aria-valuenow')).toBe(false)
})

it('marks the step one is at', () => {
  const steps = [
    { id: 'a', label: 'You' },
    { id: 'b', label: 'Ready' },
  ]
  const items = [
    ...page(<Stepper label="Steps" steps={steps} at={1} atLabel="Step 2 of 2" doneLabel="done" />).querySelectorAll(
      'li',
    ),
  ]
  expect(items.map(item => item.getAttribute('aria-current'))).toEqual([null, 'step'])
  expect(items[0]?.textContent).toContain('done')
})

it('shows every piece in the gallery, each id once and every reference met', () => {
  const document = page(<Gallery />)
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const references = [...document.querySelectorAll('[aria-labelledby], [aria-describedby], label[for]')].flatMap(
    element =>
      ['aria-labelledby', 'aria-describedby', 'for'].flatMap(name => element.getAttribute(name)?.split(' ') ?? []),
  )
  expect(references.filter(id => !ids.includes(id))).toEqual([])
  expect(document.querySelectorAll('h1')).toHaveLength(1)
})

function page(element: ReactElement): Document {
  return new JSDOM(renderToStaticMarkup(element)).window.document
}
