import Apple from 'lucide-react/icons/apple'
import BookOpen from 'lucide-react/icons/book-open'
import CalendarDays from 'lucide-react/icons/calendar-days'
import Clock from 'lucide-react/icons/clock'
import UserCheck from 'lucide-react/icons/user-check'
import { Avatar } from '../avatar.tsx'
import { AvatarStack } from '../avatar-stack.tsx'
import { Badge } from '../badge.tsx'
import { Button } from '../button.tsx'
import { Card } from '../card.tsx'
import { Checklist } from '../checklist.tsx'
import { DefinitionList } from '../definition-list.tsx'
import { List } from '../list.tsx'
import { ListRow } from '../list-row.tsx'
import { RowIcon } from '../row-icon.tsx'
import { Stat } from '../stat.tsx'
import { Stepper } from '../stepper.tsx'
import { Table } from '../table.tsx'
import { Tabs } from '../tabs.tsx'
import { Part, Row } from './part.tsx'

const PEOPLE = ['Mia Chen', 'Oskar Lindqvist', '陈小雨', 'Amara Okafor', 'Leo Rossi', 'Ida Berg'].map(
  (name, index) => ({
    id: `person-${index}`,
    name,
  }),
)

/** Cards, rows, people, figures. */
export function Surfaces() {
  return (
    <Part title="Surfaces">
      <div className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
        <Stat label="In today" value="21" unit="of 24" icon={UserCheck} href="#today" />
        <Stat label="Not excused" value="1" icon={Clock} tone="danger" />
        <Stat label="Lunches" value="19" icon={Apple} tone="accent" text="2 vegetarian" />
        <Stat label="Events" value="3" icon={CalendarDays} tone="info" text="this week" />
      </div>
      <List label="Today">
        <ListRow
          lead={
            <Avatar name="Mia Chen" mark={<span className="block size-3.5 rounded-pill bg-ok ring-2 ring-surface" />} />
          }
          title="Mia"
          text="In since 8:42, brought by Lin"
          meta="8:42"
          href="#mia"
        />
        <ListRow
          lead={<RowIcon icon={BookOpen} tone="info" />}
          title="Bring wellies on Friday"
          text="We walk to the pond, whatever the weather. A change of socks and a warm jumper help; lunch is with us, and we are back by three."
          meta="10:15"
          href="#notice"
          unseenLabel="new"
        />
        <ListRow
          lead={<RowIcon icon={Apple} tone="accent" />}
          title="Lunch"
          text="Lentil soup, bread, pear"
          trail={<Badge tone="ok">Fits</Badge>}
        />
        <ListRow
          lead={<Avatar name="Oskar Lindqvist" />}
          title="Oskar Lindqvist"
          text="Not here yet"
          trail={
            <Button size="sm" variant="soft">
              Mark in
            </Button>
          }
        />
      </List>
      <Row>
        {PEOPLE.map(person => (
          <Avatar key={person.id} name={person.name} seed={person.id} labelled />
        ))}
        <Avatar name="Amara Okafor" size="xs" labelled />
        <Avatar name="Amara Okafor" size="sm" labelled />
        <Avatar name="Amara Okafor" size="lg" labelled />
        <Avatar name="Amara Okafor" size="xl" labelled />
        <AvatarStack people={PEOPLE} label="Mia and five others" />
      </Row>
      <Row>
        <Badge>Draft</Badge>
        <Badge tone="brand">Sunflowers</Badge>
        <Badge tone="accent">New</Badge>
        <Badge tone="ok" icon={UserCheck}>
          In
        </Badge>
        <Badge tone="warn">Late</Badge>
        <Badge tone="danger">Missing</Badge>
        <Badge tone="info">Planned</Badge>
        <Badge tone="brand" solid>
          12
        </Badge>
        <Badge tone="danger" solid>
          3
        </Badge>
      </Row>
      <div className="grid gap-5 lg:grid-cols-2">
        <Checklist
          title="Your first steps"
          text="About ten minutes in all."
          progressLabel="First steps"
          progressText="2 of 4"
          doneLabel="done"
          items={[
            { id: 'brand', title: 'Choose your colours', href: '#brand', done: true },
            { id: 'modules', title: 'Switch on what you need', href: '#modules', done: true },
            {
              id: 'people',
              title: 'Bring in your people',
              text: 'From a list, or one by one.',
              href: '#people',
              done: false,
            },
            { id: 'post', title: 'Say hello', href: '#post', done: false },
          ]}
        />
        <Card>
          <DefinitionList
            items={[
              { id: 'born', term: 'Born', text: '4 May 2022' },
              { id: 'class', term: 'Class', text: 'Sunflowers' },
              { id: 'care', term: 'Must not eat', text: <Badge tone="danger">Peanuts</Badge> },
              { id: 'home', term: 'Languages', text: 'English, 中文' },
            ]}
          />
        </Card>
        <Card tone="brand">
          <h3 className="text-lg">A tinted card</h3>
          <p>For what should stand out without shouting.</p>
        </Card>
        <Card tone="accent">
          <h3 className="text-lg">The accent</h3>
          <p>Warmth, in small doses.</p>
        </Card>
      </div>
      <Tabs
        label="Views"
        items={[
          { href: '#register', label: 'Register', current: true },
          { href: '#month', label: 'Month' },
          { href: '#absences', label: 'Absences', count: 3 },
          { href: '#settings', label: 'Settings' },
        ]}
      />
      <Stepper
        label="Steps"
        at={1}
        atLabel="Step 2 of 4"
        doneLabel="done"
        steps={[
          { id: 'a', label: 'Your school' },
          { id: 'b', label: 'Address' },
          { id: 'c', label: 'You' },
          { id: 'd', label: 'Ready' },
        ]}
      />
      <Table
        caption="Children"
        rows={PEOPLE.slice(0, 3)}
        rowId={person => person.id}
        columns={[
          { id: 'name', header: 'Name', main: true, cell: person => person.name },
          { id: 'class', header: 'Class', cell: () => 'Sunflowers' },
          { id: 'state', header: 'State', cell: () => <Badge tone="ok">In</Badge> },
          { id: 'days', header: 'Days', end: true, cell: person => person.name.length + 9 },
        ]}
      />
    </Part>
  )
}
