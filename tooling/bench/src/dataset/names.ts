import { searchName } from '@yige/core/search-name';
import type { Connection } from 'mysql2/promise';

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈单仇解区查';
const FIRST = '建志文国春秀桂晓玉海永立振月小德明红丽雪';
const SECOND = '兰华英军平霞芳敏强超梅辉波霖宁松泉川燕荷';
const ROWS_A_STATEMENT = 2_000;

/** Every surname with every given name: so many people share each as in a town. */
const names = [...SURNAMES].flatMap((surname) =>
  [...FIRST].flatMap((first) => [...SECOND].map((second) => `${surname}${first}${second}`)),
);
/** A prime that shares no factor with the count: neighbours have names that lie far apart. */
const STEP = 7_919;

/** Names by position from 0, as core would make them searchable; lasts as long as the connection. */
export async function prepareNames(connection: Connection): Promise<void> {
  await connection.query(`
    CREATE TEMPORARY TABLE seed_names (position INT PRIMARY KEY, name VARCHAR(20), pinyin VARCHAR(200), initials VARCHAR(50))
    CHARACTER SET utf8mb4`);
  for (let first = 0; first < names.length; first += ROWS_A_STATEMENT) {
    const rows = names.slice(first, first + ROWS_A_STATEMENT).map((name, index) => {
      const { pinyin, initials } = searchName(name);
      return [first + index, name, pinyin, initials];
    });
    await connection.query('INSERT INTO seed_names VALUES ?', [rows]);
  }
}

/** SQL for the position of the nth person's name, given the SQL of n. */
export function nameSql(person: string): string {
  return `MOD((${person}) * ${STEP}, ${names.length})`;
}
