/**
 * What a new module consists of: the same files as `albums`, each with one small thing done whole, so that the tree is
 * right from the first minute and every file shows where the next line belongs.
 */

/**
 * @typedef {object} Names
 * @property {string} id as in addresses: `lost-things`
 * @property {string} name as a variable: `lostThings`
 * @property {string} type as a type: `LostThings`
 * @property {string} table as in the database: `lost_things`
 * @property {string} title as people read it: `Lost things`
 */

/** @param {string} id @returns {Names} */
export function namesOf(id) {
  const words = id.split('-')
  const capital = (/** @type {string} */ word) => word.charAt(0).toUpperCase() + word.slice(1)
  const type = words.map(capital).join('')
  return {
    id,
    name: type.charAt(0).toLowerCase() + type.slice(1),
    type,
    table: words.join('_'),
    title: capital(words.join(' ')),
  }
}

/**
 * The files by path from the checkout's root.
 * @param {Names} names @param {number} order where it stands in the navigation
 * @returns {Record<string, string>}
 */
export function skeletonOf({ id, name, type, table, title }, order) {
  const folder = `app/modules/${id}`
  return {
    [`db/schema/${id}.ts`]: `import { date, text, uuid } from 'drizzle-orm/pg-core'
import { belongsTo, schoolTable } from '../school-table.ts'
import { everyMember, staff } from '../visibility.ts'
import { members } from './members.ts'

/** What the staff writes for everybody in the school. */
export const ${name} = schoolTable(
  '${table}',
  {
    title: text().notNull(),
    day: date().notNull(),
    writtenBy: uuid().notNull(),
  },
  {
    seenBy: everyMember,
    writtenBy: staff,
    extra: t => [belongsTo(t, t.writtenBy, () => members)],
  },
)
`,
    [`${folder}/manifest.ts`]: `import { z } from 'zod'
import { defineModule } from '#tenants/module.ts'
import type en from './messages/en.json'

const everybody = ['owner', 'office', 'teacher', 'guardian'] as const
const staff = ['owner', 'office', 'teacher'] as const

export const ${name} = defineModule({
  id: '${id}',
  requires: [],
  plan: 'free',
  audience: everybody,
  icon: 'bell',
  order: ${order},
  routes: [{ path: '${id}', file: 'routes/list.tsx' }],
  permissions: {
    view: { default: everybody, ceiling: everybody },
    write: { default: staff, ceiling: staff },
  },
  events: [],
  reactsTo: [],
  jobs: [],
  settings: z.object({}),
  notifications: {},
  homeCards: [],
  tables: ['${table}'],
})

declare module '#tenants/module.ts' {
  interface Modules {
    '${id}': typeof ${name}
  }
}
declare module '#app/platform/i18n/translate.ts' {
  interface Messages {
    '${id}': typeof en
  }
}
`,
    [`${folder}/paths.ts`]: `/** Every address of the module. */
export const paths = {
  list: () => '/${id}',
} as const
`,
    [`${folder}/forms.ts`]: `import { z } from 'zod'

export const longestTitle = 120

export const EntryForm = z.object({
  /** Made by the page per entry, so that a double tap writes one. */
  id: z.uuid(),
  title: z.string('ui.field.required').trim().min(1, 'ui.field.required').max(longestTitle, 'ui.field.too_long'),
})
export type EntryInput = z.output<typeof EntryForm>
`,
    [`${folder}/policy.ts`]: `const newForDays = 7
const dayMs = 86_400_000

/** Whether an entry of that day still counts as new today; both ISO dates in the school's calendar. */
export const isNew = (day: string, today: string): boolean => Date.parse(today) - Date.parse(day) < newForDays * dayMs
`,
    [`${folder}/entries.server.ts`]: `import { desc } from 'drizzle-orm'
import { ${name} } from '#db/schema/${id}.ts'
import { memberOf } from '#tenants/actor.ts'
import type { School } from '#tenants/school.server.ts'
import type { EntryInput } from './forms.ts'
import { isNew } from './policy.ts'

export interface Entry {
  id: string
  title: string
  /** ISO date in the school's calendar. */
  day: string
  isNew: boolean
}

/** The latest entries, newest first. */
export async function listEntries(school: School, limit = 50): Promise<Entry[]> {
  const rows = await school.read(q =>
    q
      .select({ id: ${name}.id, title: ${name}.title, day: ${name}.day })
      .from(${name})
      .orderBy(desc(${name}.id))
      .limit(limit),
  )
  return rows.map(row => ({ ...row, isNew: isNew(row.day, school.today()) }))
}

/**
 * Writes an entry; the same id twice is one.
 * @throws Problem not_found unless the actor is staff
 */
export async function addEntry(school: School, { id, title }: EntryInput): Promise<void> {
  const writtenBy = memberOf(school.actor)
  await school.write(async tx => {
    await tx.insert(${name}).values({ id, title, day: school.today(), writtenBy }).onConflictDoNothing()
  })
}
`,
    [`${folder}/api.server.ts`]: `import type { School } from '#tenants/school.server.ts'
import { type Entry, listEntries } from './entries.server.ts'

/** What other modules may ask of this one: its newest entry under the reader's own rights, or null. */
export async function latest${type}(school: School): Promise<Entry | null> {
  return (await listEntries(school, 1))[0] ?? null
}
`,
    [`${folder}/entries.test.ts`]: `import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { members } from '#db/schema/members.ts'
import { insertSchool } from '#db/test-school.ts'
import { system } from '#tenants/actor.ts'
import { School } from '#tenants/school.server.ts'
import { latest${type} } from './api.server.ts'
import { addEntry, listEntries } from './entries.server.ts'
import { isNew } from './policy.ts'

async function openSchool(role: 'teacher' | 'guardian'): Promise<School> {
  const school = new School(await insertSchool(), system)
  const memberId = uuidv7()
  await school.write(tx => tx.insert(members).values({ id: memberId, role, name: 'Test' }))
  return school.as({ ...system, role, memberId })
}

test('what a teacher writes is there for everybody in the school, newest first, and for nobody else', async () => {
  const school = await openSchool('teacher')
  await addEntry(school, { id: uuidv7(), title: 'First' })
  await addEntry(school, { id: uuidv7(), title: 'Second' })
  const guardian = school.as({ ...school.actor, role: 'guardian' })
  expect((await listEntries(guardian)).map(({ title }) => title)).toEqual(['Second', 'First'])
  expect(await latest${type}(guardian)).toMatchObject({ title: 'Second', day: school.today(), isNew: true })
  expect(await listEntries(await openSchool('teacher'))).toEqual([])
})

test('the same entry sent twice is one', async () => {
  const school = await openSchool('teacher')
  const entry = { id: uuidv7(), title: 'Once' }
  await addEntry(school, entry)
  await addEntry(school, entry)
  expect(await listEntries(school)).toHaveLength(1)
})

test('a guardian cannot write one', async () => {
  const school = await openSchool('guardian')
  await expect(addEntry(school, { id: uuidv7(), title: 'No' })).rejects.toMatchObject({ code: 'not_found' })
  expect(await listEntries(school)).toEqual([])
})

test.each([
  ['2026-03-01', true],
  ['2026-02-23', true],
  ['2026-02-22', false],
])('an entry of %s is new on 1 March 2026: %s', (day, expected) => {
  expect(isNew(day, '2026-03-01')).toBe(expected)
})
`,
    [`${folder}/messages/en.json`]: `${JSON.stringify(
      {
        name: title,
        summary: `${title} of the school, for everybody in it.`,
        new: 'New',
        'form.title': 'What is it about?',
        'form.add': 'Add',
        'form.added': 'It is there for everybody now.',
        'empty.title': 'Nothing here yet',
        'empty.text': 'What the school writes appears here.',
      },
      null,
      2,
    )}
`,
    [`${folder}/messages/zh-Hans.json`]: `${JSON.stringify(
      {
        name: title,
        summary: `${title}：面向全校成员。`,
        new: '新',
        'form.title': '主题是什么？',
        'form.add': '添加',
        'form.added': '现在全校成员都能看到了。',
        'empty.title': '这里还没有内容',
        'empty.text': '学校发布的内容会显示在这里。',
      },
      null,
      2,
    )}
`,
    [`${folder}/routes/list.tsx`]: `import type { MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { v7 as uuidv7 } from 'uuid'
import { may } from '#tenants/permissions.ts'
import { act, type Refused } from '#app/platform/act.server.ts'
import { formatDay } from '#app/platform/i18n/format.ts'
import { useLanguage } from '#app/platform/i18n/provider.tsx'
import { useLastAnswer } from '#app/platform/last-answer.ts'
import { load } from '#app/platform/load.server.ts'
import { redirectWithToast } from '#app/platform/toast.server.ts'
import { Badge } from '#app/ui/badge.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { List } from '#app/ui/list.tsx'
import { ListRow } from '#app/ui/list-row.tsx'
import { PageHeader } from '#app/ui/page-header.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { addEntry, listEntries } from '../entries.server.ts'
import { EntryForm, longestTitle } from '../forms.ts'
import { paths } from '../paths.ts'

export const loader = load('${id}:view', async ({ school, actor, t }) => ({
  title: t('${id}.name'),
  entries: await listEntries(school),
  newId: may(actor.role, '${id}:write') ? uuidv7() : null,
}))

export const action = act('${id}:write', EntryForm, async ({ school, form, t }) => {
  await addEntry(school, form)
  return redirectWithToast(paths.list(), t('${id}.form.added'))
})

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function ListPage() {
  const { t, locale } = useLanguage()
  const { title, entries, newId } = useLoaderData<typeof loader>()
  const { submission } = (useLastAnswer() ?? {}) as Partial<Refused>
  return (
    <>
      <PageHeader title={title} />
      {newId ? (
        <Form method="post" key={newId} className="mb-6 flex flex-col gap-3">
          <input type="hidden" name="id" value={newId} />
          <TextField name="title" label={t('${id}.form.title')} maxLength={longestTitle} error={submission?.error?.title} />
          <Button type="submit">{t('${id}.form.add')}</Button>
        </Form>
      ) : null}
      {entries.length === 0 ? (
        <EmptyState title={t('${id}.empty.title')} text={t('${id}.empty.text')} />
      ) : (
        <List label={title}>
          {entries.map(entry => (
            <ListRow
              key={entry.id}
              title={entry.title}
              text={formatDay(locale, entry.day)}
              trail={entry.isNew ? <Badge tone="brand">{t('${id}.new')}</Badge> : null}
            />
          ))}
        </List>
      )}
    </>
  )
}
`,
  }
}
