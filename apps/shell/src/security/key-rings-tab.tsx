import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyPurpose, type KeyRotation, keyPurposeSchema } from '@yige/contracts';
import { defineMessages, LoadingView, Panel, StatusChip, useAnnounce, useFormat, useMessages } from '@yige/ui';
import Button from 'antd/es/button';
import Popconfirm from 'antd/es/popconfirm';
import { client } from '../api/client.js';
import { ReadFailed } from '../states/could-not-start.js';
import { Fault } from './fault.js';

const messages = defineMessages({
  'zh-CN': {
    fields: '数据密钥',
    fieldsHint: '证件号、电话、敏感事实和日记用它加密。',
    indexes: '查找密钥',
    indexesHint: '按证件号和电话查找时用它。',
    rotate: '换一把',
    question: '换一把密钥？新写的马上用新的，已有的在后台逐条换，照常办事。',
    keep: '不换',
    current: '正在用',
    old: '旧的',
    remove: '销毁',
    removeQuestion: '销毁这把旧密钥？没有内容再用它时才能销毁，销毁后不能恢复。',
    rotations: '更换记录',
    noRotations: '还没有换过',
    startedAt: '{time} 开始 · {key}',
    rows: '已看过 {rows} 条',
    running: '正在换',
    finished: '{time} 换完',
    done: '新的密钥已启用',
    removed: '旧密钥已销毁',
  },
  en: {
    fields: 'Keys of data',
    fieldsHint: 'Seal ID numbers, phones, sensitive facts and diaries.',
    indexes: 'Keys of search',
    indexesHint: 'By them ID numbers and phones are found.',
    rotate: 'Make a new one',
    question:
      'Make a new key? What is written from now on uses it; the rest follows in the background, and work goes on.',
    keep: 'Leave it',
    current: 'in use',
    old: 'old',
    remove: 'Destroy',
    removeQuestion: 'Destroy this old key? It can be destroyed once nothing uses it, and never comes back.',
    rotations: 'Rotations',
    noRotations: 'None yet',
    startedAt: 'begun {time} · {key}',
    rows: '{rows} rows looked at',
    running: 'In progress',
    finished: 'finished {time}',
    done: 'The new key is in use',
    removed: 'The old key is destroyed',
  },
});

const KEY = ['key-rings'];
/** While something is being sealed anew, its progress is read so often, in milliseconds. */
const WATCH = 3_000;

/** The keys by which residents' data is sealed and found: which are there, making a new one, and how far it has come. */
export function KeyRingsTab() {
  const t = useMessages(messages);
  const keys = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => client.keys.list({ signal }),
    refetchInterval: ({ state }) =>
      state.data?.rotations.some(({ finishedAt }) => finishedAt === null) ? WATCH : false,
  });
  if (keys.isLoading) return <LoadingView />;
  if (keys.data === undefined) return <ReadFailed onRetry={() => void keys.refetch()} />;
  const { rings, rotations } = keys.data;
  return (
    <div className="security-rings">
      {keyPurposeSchema.options.map((purpose) => {
        const ring = rings.find((each) => each.purpose === purpose);
        return ring === undefined ? null : <Ring key={purpose} {...ring} />;
      })}
      <Panel title={t('rotations')} flush>
        {rotations.length === 0 && <p className="yige-quiet security-more">{t('noRotations')}</p>}
        <ul className="yige-cards security-sessions">
          {rotations.map((rotation) => (
            <Rotation key={rotation.id} rotation={rotation} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Rotation({ rotation: { purpose, keyId, startedAt, rows, finishedAt } }: { rotation: KeyRotation }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <li>
      <div>
        <strong>{t(purpose)}</strong>
        <div className="yige-quiet">
          {t('startedAt', { time: format.dateTime(startedAt), key: keyId })} · {t('rows', { rows })}
        </div>
      </div>
      {finishedAt === null ? (
        <StatusChip status="inProgress" label={t('running')} />
      ) : (
        <span className="yige-quiet">{t('finished', { time: format.dateTime(finishedAt) })}</span>
      )}
    </li>
  );
}

interface RingProps {
  purpose: KeyPurpose;
  current: string;
  keys: readonly string[];
}

function Ring({ purpose, current, keys }: RingProps) {
  const t = useMessages(messages);
  const announce = useAnnounce();
  const cache = useQueryClient();
  const after = async (said: 'done' | 'removed') => {
    await cache.invalidateQueries({ queryKey: KEY });
    announce(t(said));
  };
  const rotate = useMutation({
    mutationFn: () => client.keys.rotate({ params: { purpose } }),
    onSuccess: () => after('done'),
  });
  const remove = useMutation({
    mutationFn: (keyId: string) => client.keys.remove({ params: { purpose, keyId } }),
    onSuccess: () => after('removed'),
  });
  return (
    <Panel
      title={t(purpose)}
      hint={t(purpose === 'fields' ? 'fieldsHint' : 'indexesHint')}
      flush
      extra={
        <Popconfirm title={t('question')} okText={t('rotate')} cancelText={t('keep')} onConfirm={() => rotate.mutate()}>
          <Button loading={rotate.isPending}>{t('rotate')}</Button>
        </Popconfirm>
      }
    >
      <Fault error={rotate.error ?? remove.error} />
      <ul className="yige-cards security-sessions">
        {keys.map((keyId) => (
          <li key={keyId}>
            <div>
              <strong>{keyId}</strong> <span className="yige-quiet">{t(keyId === current ? 'current' : 'old')}</span>
            </div>
            {keyId !== current && (
              <Popconfirm
                title={t('removeQuestion')}
                okText={t('remove')}
                okButtonProps={{ danger: true }}
                cancelText={t('keep')}
                onConfirm={() => remove.mutate(keyId)}
              >
                <Button size="small" loading={remove.isPending}>
                  {t('remove')}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
