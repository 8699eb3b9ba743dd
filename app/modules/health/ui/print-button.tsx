import Printer from 'lucide-react/icons/printer'
import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'

/** Prints the page. */
export function PrintButton() {
  const t = useT()
  return (
    <Button variant="secondary" icon={Printer} onClick={() => window.print()}>
      {t('health.sheet.print')}
    </Button>
  )
}
