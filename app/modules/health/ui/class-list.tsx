import { useT } from '#app/platform/i18n/provider.tsx'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { paths } from '../paths.ts'

/** The classes of somebody on the staff, with the lists that each has. */
export function ClassList({ classes }: { classes: readonly { id: string; name: string }[] }) {
  const t = useT()
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {classes.map(({ id, name }) => (
        <Card as="section" key={id} className="flex flex-col gap-4" aria-labelledby={`class-${id}`}>
          <h2 id={`class-${id}`} className="text-lg">
            {name}
          </h2>
          <div className="flex flex-wrap gap-2">
            <Button href={paths.classAlerts(id)} size="sm" variant="secondary">
              {t('health.sheet.title')}
            </Button>
            <Button href={paths.classMedication(id)} size="sm" variant="secondary">
              {t('health.medication.due_title')}
            </Button>
            <Button href={paths.measuring(id)} size="sm" variant="secondary">
              {t('health.measuring.title')}
            </Button>
            <Button href={paths.incidents(id)} size="sm" variant="secondary">
              {t('health.incident.title')}
            </Button>
            <Button href={paths.registers(id)} size="sm" variant="secondary">
              {t('health.registers.title')}
            </Button>
            <Button href={paths.classVaccinations(id)} size="sm" variant="secondary">
              {t('health.vaccination.title')}
            </Button>
          </div>
        </Card>
      ))}
    </div>
  )
}
