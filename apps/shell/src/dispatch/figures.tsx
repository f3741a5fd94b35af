interface Figure {
  label: string;
  value: string;
  unit?: string;
  /** The comparison, in words. */
  note?: string;
}

/** One row of at most six figures in one card. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <section className="dispatch-figures" aria-label={label}>
      <dl>
        {figures.map((figure) => (
          <div key={figure.label}>
            <dt>{figure.label}</dt>
            <dd>
              <strong>{figure.value}</strong>
              {figure.unit !== undefined && <small> {figure.unit}</small>}
              {figure.note !== undefined && <span>{figure.note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
