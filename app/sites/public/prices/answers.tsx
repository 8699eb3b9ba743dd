import ChevronDown from 'lucide-react/icons/chevron-down'

/** Questions that open to their answers. */
export function Answers({ answers }: { answers: readonly { id: string; question: string; answer: string }[] }) {
  return (
    <div className="divide-y divide-line rounded-card border border-line bg-surface">
      {answers.map(({ id, question, answer }) => (
        <details key={id} id={id} className="group px-5 sm:px-6">
          <summary className="flex min-h-14 cursor-pointer list-none items-center justify-between gap-4 py-3 font-bold [&::-webkit-details-marker]:hidden">
            {question}
            <ChevronDown
              size={22}
              aria-hidden="true"
              className="shrink-0 text-ink-soft transition-transform group-open:rotate-180 motion-reduce:transition-none"
            />
          </summary>
          <p className="max-w-prose pb-5 text-ink-soft">{answer}</p>
        </details>
      ))}
    </div>
  )
}
