import { TextLink } from '#app/ui/text-link.tsx'
import { type Block, blocksOf, type Inline } from '../markup.ts'

/** A notice's text. Only what `markup.ts` knows is drawn, each by its own element. */
export function NoticeText({ text }: { text: string }) {
  return (
    <div className="flex max-w-prose flex-col gap-4 break-words leading-relaxed">
      {keyed(blocksOf(text)).map(([key, block]) => (
        <Part key={key} block={block} />
      ))}
    </div>
  )
}

function Part({ block }: { block: Block }) {
  if (block.kind === 'paragraph')
    return (
      <p>
        {keyed(block.lines).map(([key, line]) => (
          <span key={key} className="block min-h-[1em]">
            <Line pieces={line} />
          </span>
        ))}
      </p>
    )
  const items = keyed(block.items).map(([key, item]) => (
    <li key={key} value={item.number}>
      <Line pieces={item.pieces} />
    </li>
  ))
  const shape = 'flex flex-col gap-1.5 ps-6 marker:text-ink-soft'
  return block.ordered ? (
    <ol className={`list-decimal ${shape}`}>{items}</ol>
  ) : (
    <ul className={`list-disc ${shape}`}>{items}</ul>
  )
}

const Line = ({ pieces }: { pieces: readonly Inline[] }) =>
  keyed(pieces).map(([key, piece]) =>
    piece.kind === 'link' ? (
      <TextLink key={key} href={piece.href} plain target="_blank" rel="noopener noreferrer nofollow">
        {piece.text}
      </TextLink>
    ) : piece.kind === 'bold' ? (
      <strong key={key}>{piece.text}</strong>
    ) : (
      <span key={key}>{piece.text}</span>
    ),
  )

/** A text is read whole again whenever it changes, so that a place in it is as good a key as any. */
const keyed = <Each,>(all: readonly Each[]): [string, Each][] => all.map((each, index) => [`${index}`, each])
