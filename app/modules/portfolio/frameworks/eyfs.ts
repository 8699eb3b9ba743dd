import { area, type Framework } from './framework.ts'

/**
 * England's early years foundation stage: seven areas of learning with their seventeen early learning goals, in their order. Names are the
 * framework's; what each goal is about is told in short words of our own.
 */
export const eyfs: Framework = {
  id: 'eyfs',
  names: { en: 'EYFS (England)', 'zh-Hans': '英国早期基础阶段（EYFS）' },
  source:
    'Department for Education: Early years foundation stage statutory framework, https://www.gov.uk/government/publications/early-years-foundation-stage-framework--2',
  areas: [
    area(
      'eyfs.cl',
      ['Communication and language', '沟通与语言'],
      [
        [
          'listening',
          ['Listening, attention and understanding', '倾听、专注与理解'],
          [['Listens, answers and asks back', '会听、会答、会追问']],
        ],
        ['speaking', ['Speaking', '表达'], [['Tells ideas and feelings in sentences', '用完整的话说想法和感受']]],
      ],
    ),
    area(
      'eyfs.psed',
      ['Personal, social and emotional development', '个性、社会性与情感发展'],
      [
        ['regulation', ['Self-regulation', '自我调节'], [['Knows feelings and can wait', '认识情绪、学会等待']]],
        [
          'self',
          ['Managing self', '自我管理'],
          [['Tries, keeps to rules, looks after itself', '敢尝试、守规则、能自理']],
        ],
        [
          'relationships',
          ['Building relationships', '建立关系'],
          [['Plays along, makes friends, cares', '会合作、交朋友、体谅人']],
        ],
      ],
    ),
    area(
      'eyfs.pd',
      ['Physical development', '身体发展'],
      [
        [
          'gross',
          ['Gross motor skills', '大肌肉动作'],
          [['Moves with strength, balance and care', '有力、平衡、懂避让']],
        ],
        ['fine', ['Fine motor skills', '精细动作'], [['Handles pencils and small tools', '会用笔和小工具']]],
      ],
    ),
    area(
      'eyfs.literacy',
      ['Literacy', '读写'],
      [
        [
          'comprehension',
          ['Comprehension', '理解'],
          [['Retells stories and guesses what comes', '复述故事、猜测情节']],
        ],
        ['reading', ['Word reading', '识读'], [['Sounds out simple words', '按音拼读简单的词']]],
        ['writing', ['Writing', '书写'], [['Writes letters and words to be read', '写出能认读的字词']]],
      ],
    ),
    area(
      'eyfs.maths',
      ['Mathematics', '数学'],
      [
        ['number', ['Number', '数'], [['Knows numbers to ten inside out', '熟悉十以内的数']]],
        [
          'patterns',
          ['Numerical patterns', '数的规律'],
          [['Counts on, compares, sees patterns', '数数、比较、找规律']],
        ],
      ],
    ),
    area(
      'eyfs.world',
      ['Understanding the world', '认识世界'],
      [
        ['past', ['Past and present', '过去与现在'], [['Tells then from now', '分辨从前与现在']]],
        [
          'people',
          ['People, culture and communities', '人、文化与社区'],
          [['Knows about its place and others', '了解身边和他处的人']],
        ],
        [
          'nature',
          ['The natural world', '自然世界'],
          [['Looks closely at plants, animals, seasons', '细看动植物与四季']],
        ],
      ],
    ),
    area(
      'eyfs.arts',
      ['Expressive arts and design', '艺术表现与设计'],
      [
        [
          'materials',
          ['Creating with materials', '材料创作'],
          [['Tries materials and tells how it made them', '尝试材料、说出做法']],
        ],
        [
          'imagination',
          ['Being imaginative and expressive', '想象与表现'],
          [['Invents, sings, dances, acts', '编故事、唱、跳、演']],
        ],
      ],
    ),
  ],
}
