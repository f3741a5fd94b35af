interface BarsProps {
  label: string;
  rows: readonly { key: string; label: string; count: number; text: string }[];
}

/** One line for each group: its name, its length and its figure, which a table reader gets as a table. */
export function Bars({ label, rows }: BarsProps) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <table aria-label={label} style={{ width: '100%', borderCollapse: 'collapse' }}>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" style={{ fontWeight: 400, textAlign: 'start', whiteSpace: 'nowrap', paddingBlock: 4 }}>
              {row.label}
            </th>
            <td style={{ width: '100%', paddingInline: 12 }}>
              <div
                aria-hidden="true"
                style={{
                  height: 8,
                  width: `${(row.count / most) * 100}%`,
                  background: 'var(--ant-color-primary)',
                }}
              />
            </td>
            <td style={{ textAlign: 'end', whiteSpace: 'nowrap' }}>{row.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
