/**
 * Draws an icon of lucide-solid in the one way in which src/app/ui/icon.tsx asks for it. The package's own takes sizes,
 * colours and classes from five places and follows changes of each; here nothing of an icon ever changes.
 */
const svg = 'http://www.w3.org/2000/svg';

/** @param {string} name @param {Record<string, string>} attributes */
const draw = (name, attributes) => {
  const element = document.createElementNS(svg, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    // A key is for the package's own comparing.
    if (attribute !== 'key') element.setAttribute(attribute, value);
  }
  return element;
};

/** @param {{ icon: { node: [string, Record<string, string>][] } }} props */
export default function Icon({ icon }) {
  const drawing = draw('svg', {
    viewBox: '0 0 24 24',
    width: '100%',
    height: '100%',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
  for (const [name, attributes] of icon.node) drawing.append(draw(name, attributes));
  return drawing;
}
