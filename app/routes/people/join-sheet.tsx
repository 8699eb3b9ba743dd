import Printer from 'lucide-react/icons/printer'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Card } from '#app/ui/card.tsx'
import { RowIcon } from '#app/ui/row-icon.tsx'
import { Ask } from './ask.tsx'
import { paths } from './paths.ts'
import { PrintSheet } from './print-sheet.tsx'

/** The child's printed sheet of join codes, and new codes when a sheet was lost. */
export function JoinSheet({ childId }: { childId: string }) {
  const t = useT()
  return (
    <Card className="flex flex-wrap items-center gap-4">
      <RowIcon icon={Printer} tone="brand" />
      <div className="min-w-48 grow basis-0">
        <h2 className="font-bold text-base">{t('people.codes.title')}</h2>
        <p className="text-ink-soft text-sm">{t('people.codes.text')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <PrintSheet action={paths.childSheet(childId)} label={t('people.codes.print')} variant="soft" />
        <Ask
          label={t('people.codes.revoke')}
          variant="ghost"
          title={t('people.codes.revoke_title')}
          text={t('people.codes.revoke_text')}
          action={paths.newCodes(childId)}
          confirm={t('people.codes.revoke')}
        />
      </div>
    </Card>
  )
}
