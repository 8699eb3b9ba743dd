// biome-ignore-all lint/a11y/noRedundantRoles: `display: block` takes the meaning of table elements away; written roles keep it.
import clsx from 'clsx'
import type { ReactNode } from 'react'

export type TableColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Numbers go to the end. */
  end?: boolean | undefined
  /** The one that names the row: a row header, and the title of its card on a phone. */
  main?: boolean | undefined
  /** Leave out on a phone. */
  deskOnly?: boolean | undefined
}

export type TableProps<Row> = {
  /** What it lists, for screen readers. */
  caption: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** In place of rows when there are none. */
  empty?: ReactNode
}

/**
 * Rows and columns; on a phone every row is a card with its column names beside the values.
 * Roles are written out, because `display: block` takes a table's meaning away in most browsers.
 */
export function Table<Row>({ caption, columns, rows, rowId, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  return (
    <div className="md:overflow-x-auto md:rounded-card md:border md:border-line/70 md:bg-surface md:shadow-card">
      <table role="table" className="w-full border-collapse text-start max-md:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="max-md:sr-only">
          <tr role="row" className="border-line border-b bg-sunken/60">
            {columns.map(column => (
              <th
                key={column.id}
                role="columnheader"
                scope="col"
                className={clsx(
                  'px-4 py-3 font-bold text-ink-soft text-sm first:ps-5 last:pe-5',
                  column.end ? 'text-end' : 'text-start',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:flex max-md:flex-col max-md:gap-3 md:divide-y md:divide-line/70">
          {rows.map(row => (
            <TableRow key={rowId(row)} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableRow<Row>({ row, columns }: { row: Row; columns: readonly TableColumn<Row>[] }) {
  return (
    <tr
      role="row"
      className="max-md:block max-md:rounded-card max-md:border max-md:border-line/70 max-md:bg-surface max-md:p-4 max-md:shadow-card md:hover:bg-sunken/40"
    >
      {columns.map(column => {
        const className = clsx(
          'md:px-4 md:py-3 md:first:ps-5 md:last:pe-5',
          column.end ? 'md:text-end md:tabular-nums' : 'text-start',
          column.deskOnly && 'max-md:hidden',
          column.main
            ? 'font-bold max-md:mb-1.5 max-md:block max-md:text-lg'
            : 'max-md:flex max-md:items-baseline max-md:justify-between max-md:gap-4 max-md:py-1 max-md:before:text-ink-soft max-md:before:text-sm max-md:before:content-[attr(data-label)/""]',
        )
        return column.main ? (
          <th key={column.id} role="rowheader" scope="row" className={className}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.id} role="cell" data-label={column.header} className={className}>
            {column.cell(row)}
          </td>
        )
      })}
    </tr>
  )
}
