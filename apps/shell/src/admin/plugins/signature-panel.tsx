import type { Plugin } from '@yige/contracts';
import { Chip, defineMessages, FactList, Icon, Panel, useFormat, useMessages } from '@yige/ui';
import { Link } from 'react-router';
import { shortKey } from './keys/short-key.js';
import { KEYS } from './plugin-paths.js';

const messages = defineMessages({
  'zh-CN': {
    title: '签名',
    trusted: '可信',
    withdrawn: '已吊销',
    owner: '签名单位',
    algorithm: '算法',
    key: '公钥指纹',
    signedAt: '签名时间',
    files: '文件校验',
    allRight: '{count} 个文件全部一致',
    none: '这个版本装的时候平台还不验签名。新版本都要有签名。',
    keys: '信任名单和吊销',
  },
  en: {
    title: 'Signature',
    trusted: 'Trusted',
    withdrawn: 'Revoked',
    owner: 'Signed by',
    algorithm: 'Algorithm',
    key: 'Fingerprint',
    signedAt: 'Signed at',
    files: 'Files',
    allRight: 'all {count} as they were signed',
    none: 'This version was installed before the platform checked signatures. New versions need one.',
    keys: 'Trust list and revocation',
  },
});

/** Who vouches for the newest version. */
export function SignaturePanel({ plugin: { versions } }: { plugin: Plugin }) {
  const t = useMessages(messages);
  const format = useFormat();
  const [newest] = versions;
  if (newest === undefined) return null;
  const { version, signature } = newest;
  if (signature === null) {
    return (
      <Panel title={t('title')} hint={version}>
        <p className="plugin-lead">{t('none')}</p>
        <KeysLink />
      </Panel>
    );
  }
  const { owner, keyId, signedAt, files, withdrawn } = signature;
  return (
    <Panel
      title={t('title')}
      hint={version}
      extra={
        <Chip tone={withdrawn ? 'error' : 'success'} icon={withdrawn ? 'stop' : 'shield'}>
          {t(withdrawn ? 'withdrawn' : 'trusted')}
        </Chip>
      }
    >
      <FactList
        facts={[
          { label: t('owner'), value: owner },
          { label: t('algorithm'), value: 'Ed25519' },
          { label: t('key'), value: <code title={keyId}>{shortKey(keyId)}</code> },
          { label: t('signedAt'), value: format.dateTime(signedAt) },
          { label: t('files'), value: t('allRight', { count: format.count(files) }) },
        ]}
      />
      <KeysLink />
    </Panel>
  );
}

function KeysLink() {
  const t = useMessages(messages);
  return (
    <Link to={KEYS} className="plugin-more">
      {t('keys')} <Icon name="chevronRight" size={14} />
    </Link>
  );
}
