import { defineProblems } from '@yige/contracts';

export const importProblems = defineProblems({
  'import.notFound': [404, '没有这次导入', 'There is no such import'],
  'import.unitUnknown': [404, '您负责的范围里没有这个单位', 'There is no such unit among yours'],
  'import.kindForbidden': [403, '您的岗位不维护这类资料', 'Your post does not keep what this brings'],
  'import.fileMissing': [422, '没有收到文件', 'There is no file in it'],
  'import.fileEmpty': [422, '文件是空的', 'The file is empty'],
  'import.fileTooLarge': [413, '文件太大，请分成几份导入', 'The file is too large; import it in parts'],
  'import.fileUnknown': [415, '这不是 xlsx 或 csv 表格', 'This is neither an xlsx nor a csv spreadsheet'],
  'import.fileOld': [415, '这是旧的 xls 格式，请另存为 xlsx', 'This is an old xls workbook; save it as xlsx'],
  'import.fileEncrypted': [415, '文件有打开密码，请先去掉密码', 'The file is encrypted; remove the password first'],
  'import.fileBroken': [422, '文件已损坏，请在表格软件里打开后另存', 'The file is damaged; open it and save it anew'],
  'import.fileSuspicious': [
    422,
    '文件的内容不像表格，没有读取',
    'The file is not made like a spreadsheet; it was not read',
  ],
  'import.tableMissing': [422, '表格里没有找到标题行', 'No row of headings was found'],
  'import.mappingInvalid': [422, '对应列需要修改', 'The mapping needs to be corrected'],
  'import.stateConflict': [409, '这次导入现在不能做这一步', 'The import is not at a step where this can be done'],
});
