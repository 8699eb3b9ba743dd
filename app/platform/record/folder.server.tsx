import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { formatFullDay } from '../i18n/format.ts'
import type { RecordPage, RecordReader } from '../record.ts'
import type { FolderText } from './archive.server.ts'
import { Block, type Links } from './block.tsx'
import { FolderDocument } from './folder-document.tsx'
import type { PlacedFile } from './placed-files.server.ts'
import { readme } from './readme.ts'
import type { NamedPart } from './sources.server.ts'
import { folderStyle } from './style.ts'

/** What a part's place in the folder is. */
const pageFile = ({ name }: RecordPage): string => `${name}.html`
const dataFile = (id: string): string => `data/${id}.json`

/**
 * Everything of the folder that is text: `index.html`, a page for each of the parts', their data, what they look like and what is what. Pages have
 * no script and need no network, and everything that people have typed is text in them: React escapes it.
 * @param files what really went along, by its id; a file that is not there is not mentioned
 */
export function* folderPages(
  reader: RecordReader,
  parts: readonly NamedPart[],
  files: ReadonlyMap<string, PlacedFile>,
): Generator<FolderText> {
  const { locale, t, resolved, school } = reader
  const anchors = anchorsOf(parts)
  const links: Links = { files, hrefOf: (id, from) => (anchors.get(id) === from ? null : (anchors.get(id) ?? null)) }
  const html = (title: string, body: ReactNode, home: boolean): string =>
    `<!doctype html>\n${renderToStaticMarkup(
      <FolderDocument
        locale={locale}
        title={title}
        school={resolved.facts.name}
        home={home ? t('record.page.home') : null}
      >
        {body}
      </FolderDocument>,
    )}`
  const shown = parts.map(part => ({ ...part, pages: part.pages.filter(({ blocks }) => blocks.length > 0) }))
  yield {
    path: 'index.html',
    text: html(t('record.page.title'), <Contents reader={reader} parts={shown} files={files.size} />, false),
  }
  for (const page of shown.flatMap(({ pages }) => pages)) {
    const blocks = page.blocks.map((block, index) => (
      <Block
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, never rendered again
        key={index}
        block={block}
        links={links}
        from={pageFile(page)}
        heading={page.blocks.some(({ kind }) => kind === 'heading') ? 'h3' : 'h2'}
        locale={locale}
        t={t}
      />
    ))
    yield { path: pageFile(page), text: html(page.title, blocks, true) }
  }
  for (const { id, data } of parts) yield { path: dataFile(id), text: `${JSON.stringify(data, null, 2)}\n` }
  const index = [...files.values()].map(({ mediaId, path, mime, kind }) => ({ id: mediaId, path, mime, kind }))
  yield { path: dataFile('files'), text: `${JSON.stringify(index, null, 2)}\n` }
  yield { path: 'style.css', text: folderStyle }
  yield {
    path: 'README.txt',
    text: readme(
      school.facts.name,
      parts.map(({ id }) => id),
    ),
  }
}

function Contents({ reader, parts, files }: { reader: RecordReader; parts: readonly NamedPart[]; files: number }) {
  const { school, resolved, locale, t } = reader
  return (
    <>
      <p>
        {t('record.page.made', {
          ...{ school: resolved.facts.name, name: school.actor.name },
          day: formatFullDay(locale, school.today()),
        })}
      </p>
      <p>{t('record.page.files', { count: files })}</p>
      <p className="quiet">{t('record.page.private')}</p>
      {parts.map(({ id, title, pages }) =>
        pages.length > 0 ? (
          <section key={id}>
            <h2>{title}</h2>
            <ul className="contents">
              {pages.map(page => (
                <li key={page.name}>
                  <a href={pageFile(page)} dir="auto">
                    {page.title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null,
      )}
      <p className="quiet">
        <a href="README.txt">README.txt</a> · {t('record.page.data')}
      </p>
    </>
  )
}

/** Where each entry stands whole; the timeline only leads there. */
function anchorsOf(parts: readonly NamedPart[]): Map<string, string> {
  return new Map(
    parts
      .filter(({ id }) => id !== 'timeline')
      .flatMap(({ pages }) =>
        pages.flatMap(page =>
          page.blocks.flatMap(block =>
            block.kind === 'entries'
              ? block.entries.flatMap(({ id }) => (id ? [[id, pageFile(page)] as const] : []))
              : [],
          ),
        ),
      ),
  )
}
