/** What codes are called in the columns of ledgers. */
const named = <Value extends string>(titles: Readonly<Record<Value, readonly [chinese: string, english: string]>>) => {
  const options: { value: Value; title: { 'zh-CN': string; en: string } }[] = [];
  for (const value in titles) {
    const [chinese, english] = titles[value];
    options.push({ value, title: { 'zh-CN': chinese, en: english } });
  }
  return options;
};

export const organisationKinds = named({
  partyCommittee: ['党委', 'Party committee'],
  generalBranch: ['党总支', 'General branch'],
  branch: ['党支部', 'Branch'],
  jointBranch: ['联合党支部', 'Joint branch'],
  group: ['党小组', 'Group'],
});

export const standings = named({ full: ['正式党员', 'Full'], probationary: ['预备党员', 'Probationary'] });

export const memberKinds = named({
  inService: ['在职', 'In service'],
  retired: ['退休', 'Retired'],
  mobile: ['流动', 'Mobile'],
  withoutPost: ['无职', 'Without post'],
});

export const educations = named({
  doctor: ['博士', 'Doctor'],
  master: ['硕士', 'Master'],
  bachelor: ['大学本科', 'Bachelor'],
  college: ['大学专科', 'College'],
  secondary: ['高中、中专', 'Secondary'],
  middle: ['初中', 'Middle school'],
  primary: ['小学及以下', 'Primary or below'],
});

export const sexes = named({ female: ['女', 'Female'], male: ['男', 'Male'] });

export const duesCategories = named({
  employed: ['在职', 'Employed'],
  retired: ['离退休', 'Retired'],
  farmer: ['农民', 'Farmer'],
  student: ['学生', 'Student'],
  minimumAllowance: ['低保', 'Minimum allowance'],
});

export const meetingKinds = named({
  branchMeeting: ['党员大会', 'Branch meeting'],
  committeeMeeting: ['支委会', 'Committee meeting'],
  groupMeeting: ['党小组会', 'Group meeting'],
  themeDay: ['主题党日', 'Theme party day'],
  partyLesson: ['党课', 'Party lesson'],
  organisationLife: ['组织生活会', 'Organisation-life meeting'],
  appraisal: ['民主评议党员', 'Appraisal of members'],
  election: ['换届选举大会', 'Election'],
});
