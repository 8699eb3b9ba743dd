import { useT } from '#app/platform/i18n/provider.tsx'

/** The codes, to be written down or printed. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useT()
  return (
    <section className="rounded-card bg-sunken p-4">
      <h2 className="text-lg">{t('entrance.two.codes')}</h2>
      <p className="mb-3 text-ink-soft text-sm">{t('entrance.two.codes_text')}</p>
      <ul className="grid grid-cols-2 gap-2 font-mono">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </section>
  )
}
