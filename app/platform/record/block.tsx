import { formatFullDay } from '../i18n/format.ts'
import type { Locale, Translate } from '../i18n/translate.ts'
import type { RecordBlock, RecordEntry, RecordFact, RecordFile } from '../record.ts'
import type { PlacedFile } from './placed-files.server.ts'

/** What pages know of the rest of the folder. */
export interface Links {
  /** By media id. */
  files: ReadonlyMap<string, PlacedFile>
  /** The page on which an entry stands whole, unless that is the page itself. */
  hrefOf: (id: string, from: string) => string | null
}
interface Words {
  links: Links
  /** The page's own file. */
  from: string
  /** Of entries' titles: one below the page's, or below the headings it has. */
  heading: 'h2' | 'h3'
  locale: Locale
  t: Translate
}

/** A path as an address: names may hold anything. */
const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** A block of a page. All that people have typed is text. */
export function Block({ block, ...words }: { block: RecordBlock } & Words) {
  switch (block.kind) {
    case 'heading':
      return <h2 dir="auto">{block.text}</h2>
    case 'text':
      return (
        <p className="lines" dir="auto">
          {block.text}
        </p>
      )
    case 'facts':
      return <Facts facts={block.facts} />
    case 'files':
      return <Files files={block.files} {...words} />
    case 'chart':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, so its keys must reach it
        <figure className="chart" tabIndex={0} aria-label={block.title}>
          <figcaption>{block.title}</figcaption>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by app/ui/charts, which escapes what it is told */}
          <div dangerouslySetInnerHTML={{ __html: block.svg }} />
        </figure>
      )
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, so its keys must reach it
        <section className="table" tabIndex={0} aria-label={block.caption}>
          <table>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.head.map(each => (
                  <th key={each} scope="col">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: written once, never rendered again
                <tr key={index}>
                  {row.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same
                    <td key={place} dir="auto">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )
    case 'entries':
      return (
        <>
          {block.entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: written once, never rendered again
            <Entry key={index} entry={entry} {...words} />
          ))}
        </>
      )
  }
}

function Entry({ entry, ...words }: { entry: RecordEntry } & Words) {
  const Heading = words.heading
  const { id, day, title, about, text, facts = [], files = [], signature } = entry
  const page = id ? words.links.hrefOf(id, words.from) : null
  return (
    <article id={id && !page ? `e-${id}` : undefined}>
      <p className="quiet" dir="auto">
        {[day ? formatFullDay(words.locale, day) : null, about].filter(Boolean).join(' · ')}
      </p>
      <Heading dir="auto">{page ? <a href={`${page}#e-${id}`}>{title}</a> : title}</Heading>
      {text ? (
        <p className="lines" dir="auto">
          {text}
        </p>
      ) : null}
      <Facts facts={facts} />
      <Files files={files} {...words} />
      {signature ? (
        <figure className="signature">
          <svg viewBox="0 0 600 200" role="img" aria-label={signature.label}>
            <path d={signature.path} />
          </svg>
        </figure>
      ) : null}
    </article>
  )
}

function Facts({ facts }: { facts: readonly RecordFact[] }) {
  const known = facts.filter(({ value }) => value)
  if (known.length === 0) return null
  return (
    <dl>
      {known.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="lines" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Files({ files, links, t }: { files: readonly RecordFile[] } & Words) {
  const there = files.flatMap(file => {
    const placed = links.files.get(file.mediaId)
    return placed ? [{ file, placed }] : []
  })
  if (there.length === 0) return null
  return (
    <ul className="files">
      {there.map(({ file, placed }) => (
        <li key={placed.path} className={placed.kind}>
          <OneFile file={file} placed={placed} t={t} />
        </li>
      ))}
    </ul>
  )
}

function OneFile({ file, placed, t }: { file: RecordFile; placed: PlacedFile; t: Translate }) {
  const { kind, path, small, width, height } = placed
  const href = addressOf(path)
  const alt = file.caption || file.name
  if (kind === 'photo')
    return (
      <figure>
        <a href={href}>
          <img
            src={small ? addressOf(small) : href}
            alt={alt}
            loading="lazy"
            width={width ?? undefined}
            height={height ?? undefined}
          />
        </a>
        {file.caption ? <figcaption dir="auto">{file.caption}</figcaption> : null}
      </figure>
    )
  return (
    <>
      {kind === 'video' ? (
        // biome-ignore lint/a11y/useMediaCaption: families film without subtitles
        <video controls preload="none" src={href} aria-label={alt} />
      ) : null}
      {kind === 'voice' ? (
        // biome-ignore lint/a11y/useMediaCaption: a voice note has none
        <audio controls preload="none" src={href} aria-label={alt} />
      ) : null}
      <a href={href} dir="auto">
        {kind === 'file' ? (path.split('/').at(-1) ?? path) : t(`record.file.${kind}`)}
      </a>
      {file.caption ? <p dir="auto">{file.caption}</p> : null}
    </>
  )
}
