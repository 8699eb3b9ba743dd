import { expect, test } from 'vitest'
import { draftOf } from './draft.ts'
import { splitName } from './person-name.ts'
import { sheetOf } from './sheet.ts'
import { suggestColumns } from './suggestion.ts'
import { tagNamesIn } from './tag-list.ts'

const unnamed = (child: string) => `${child}’s parent`

function drafted(grid: string[][]) {
  const sheet = sheetOf(grid)
  return draftOf(sheet, { columns: suggestColumns(sheet.headers), order: 'dmy', today: '2026-11-26', unnamed })
}

test.each([
  [
    [
      'First name',
      'Last Name',
      'Known as',
      'Date of birth',
      'Class',
      'Parent 1',
      'Parent 1 e-mail',
      'Mobile',
      'Parent 2 name',
      'Parent 2 phone',
      'Tags',
      'Notes',
    ],
    [
      'firstName',
      'lastName',
      'callName',
      'birthDate',
      'className',
      'guardian1Name',
      'guardian1Email',
      'guardian1Phone',
      'guardian2Name',
      'guardian2Phone',
      'tags',
      null,
    ],
  ],
  [
    ['序号', '幼儿姓名', '小名', '出生日期', '班级', '父亲姓名', '父亲电话', '母亲姓名', '母亲手机'],
    [
      null,
      'fullName',
      'callName',
      'birthDate',
      'className',
      'guardian1Name',
      'guardian1Phone',
      'guardian2Name',
      'guardian2Phone',
    ],
  ],
  [
    ['姓名', '标签', '所在班级', '家长姓名', '与孩子的关系', '联系电话', '邮箱'],
    ['fullName', 'tags', 'className', 'guardian1Name', 'guardian1Relation', 'guardian1Phone', 'guardian1Email'],
  ],
  [
    ['Pupil', 'Group', 'Mother', 'Mother e-mail', 'Father', 'Father e-mail'],
    ['fullName', 'className', 'guardian1Name', 'guardian1Email', 'guardian2Name', 'guardian2Email'],
  ],
])('headers say what columns are: %j', (headers, fields) => {
  expect(suggestColumns(headers)).toEqual(fields)
})

test.each([
  ['王小明', '王', '小明'],
  ['欧阳娜娜', '欧阳', '娜娜'],
  ['Mia Sophie Chen', 'Chen', 'Mia Sophie'],
  ['Chen, Mia', 'Chen', 'Mia'],
])('%s has the last name %s', (whole, lastName, firstName) => {
  expect(splitName(whole)).toEqual({ firstName, lastName })
})

test('a row becomes a child with guardians; relations are read, or follow from the header', () => {
  const { children, problems } = drafted([
    ['姓名', '出生日期', '班级', '母亲姓名', '母亲电话', '父亲电话'],
    ['王小明', '2021年3月5日', '小一班', '李丽', '138 0013 8000', '13900139000'],
  ])
  expect(problems).toEqual([])
  expect(children).toEqual([
    {
      line: 2,
      child: { firstName: '小明', lastName: '王', callName: undefined, birthDate: '2021-03-05' },
      className: '小一班',
      tags: [],
      guardians: [
        { name: '李丽', relation: 'mother', email: undefined, phone: '138 0013 8000' },
        { name: '小明’s parent', relation: 'father', email: undefined, phone: '13900139000' },
      ],
    },
  ])
})

test('every problem is said at its line and column', () => {
  const { problems } = drafted([
    ['First name', 'Last name', 'Birth date', 'Parent', 'Relation', 'E-mail', 'Phone', 'Parent 2', 'Parent 2 e-mail'],
    ['', 'Chen', '29/2/2023', 'Ann', 'boss', 'ann@', 'call me', 'Bob', ''],
    ['Mia', '', '1/1/2030', '', '', 'ann@mail.example', '', '', ''],
    ['Ben', 'Li', 'soon', 'Ann', 'mum', 'a@mail.example', '', 'Bob', 'A@mail.example'],
    ['x'.repeat(90), 'Li', '1/1/1950', '', '', '', '', '', ''],
  ])
  expect(problems.map(({ line, column, kind }) => `${line}:${column} ${kind}`)).toEqual([
    '2:0 missing',
    '2:2 no_such_day',
    '2:5 email_wrong',
    '2:6 phone_wrong',
    '2:4 relation_unknown',
    '3:1 missing',
    '3:2 date_future',
    '3:3 guardian_without_name',
    '4:2 date_unreadable',
    '4:8 email_of_both',
    '5:0 too_long',
    '5:0 missing',
    '5:2 date_long_ago',
  ])
})

test.each([
  ['swimming; late bus', ['swimming', 'late bus']],
  ['游泳，晚班车、一号 校车/游泳', ['游泳', '晚班车', '一号 校车']],
  [' Ｂｕｓ　Ａ ;; bus a,BUS  A', ['Ｂｕｓ Ａ']],
  ['', []],
])('the cell %j has the tags %j', (cell, names) => {
  expect(tagNamesIn(cell)).toEqual(names)
})

test('a tag too long, or a cell that was not read to its end, is a problem', () => {
  const { problems } = drafted([
    ['Name', 'Tags'],
    ['Mia Chen', 'x'.repeat(41)],
    ['Ben Li', 'swimming;'.repeat(60)],
    ['Eva Li', 'x'.repeat(40)],
  ])
  expect(problems.map(({ line, column, kind }) => `${line}:${column} ${kind}`)).toEqual([
    '2:1 tag_too_long',
    '3:1 too_many_tags',
  ])
})
