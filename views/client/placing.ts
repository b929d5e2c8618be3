const GAP = 6;

/** Puts a floating part below a box of the window, or above it where there is no room; never out of sight. */
export function placeNear(element: HTMLElement, box: DOMRect | null): void {
  if (!box) return;
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = box.bottom + GAP;
  const isAbove = below + height > innerHeight - GAP && box.top - height - GAP > 0;
  const top = isAbove ? box.top - height - GAP : Math.min(below, innerHeight - height - GAP);
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const start = isRtl ? box.right - width : box.left;
  const isFixed = getComputedStyle(element).position === 'fixed';
  element.style.inset = 'auto';
  element.style.setProperty('position-area', 'none');
  element.style.top = `${Math.max(GAP, top) + (isFixed ? 0 : scrollY)}px`;
  element.style.left = `${Math.max(GAP, Math.min(start, innerWidth - width - GAP)) + (isFixed ? 0 : scrollX)}px`;
}
