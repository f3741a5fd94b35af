import './more.css';

export default function More() {
  return <p className="more">…</p>;
}
