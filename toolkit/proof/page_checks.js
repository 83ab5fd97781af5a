/* What a window can be asked about the page in it. Each function answers a list of sentences: what is wrong, and where. */
(() => {
  const where = (element) => {
    const name = element.id ? `#${element.id}` : element.className && element.className.baseVal === undefined ? `.${[...element.classList].join(".")}` : "";
    return `${element.tagName.toLowerCase()}${name}`;
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const isForListenersOnly = (element) => element.closest(".unseen, .skip:not(:focus)") !== null;

  /* The boxes of all lines of text that are seen: {element, box}, in the order of the page. */
  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement;
      if (!text.data.trim() || !isShown(element) || isForListenersOnly(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ element, box });
    }
    return found;
  };

  /* The page is no wider than the window: nobody scrolls sideways. */
  const reflow = () => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((one) => isShown(one) && one.getBoundingClientRect().right > room + 0.5);
    return [`the page is ${document.documentElement.scrollWidth} px wide in a window of ${room}: ${wide.slice(0, 3).map(where).join(", ")}`];
  };

  const clips = (element) => {
    const style = getComputedStyle(element);
    return [style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip");
  };
  const clippersAbove = (element) => {
    const found = [];
    for (let one = element; one && one !== document.body; one = one.parentElement) if (clips(one)) found.push(one);
    return found;
  };

  /* Every line of text is whole: inside the window, and inside whatever cuts off what is outside of it. */
  const clipped = () => {
    const room = document.documentElement.clientWidth;
    const wrong = new Set();
    for (const { element, box } of lines()) {
      if (box.left < -1 || box.right > room + 1) wrong.add(`words of ${where(element)} lie outside the window`);
      for (const cutter of clippersAbove(element)) {
        const frame = cutter.getBoundingClientRect();
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 2 || box.bottom > frame.bottom + 2) {
          wrong.add(`words of ${where(element)} are cut off by ${where(cutter)}`);
        }
      }
    }
    return [...wrong];
  };

  /* No line of text lies on another. A line counts for the middle half of its height: tall letters may meet. */
  const overlapping = () => {
    const middles = lines().map(({ element, box }) => ({
      element, left: box.left + 1, right: box.right - 1, top: box.top + box.height / 4, bottom: box.bottom - box.height / 4,
    })).sort((one, other) => one.top - other.top);
    const wrong = new Set();
    middles.forEach((one, index) => {
      for (let next = index + 1; next < middles.length && middles[next].top < one.bottom; next += 1) {
        const other = middles[next];
        if (other.left < one.right && one.left < other.right) wrong.add(`words of ${where(one.element)} and ${where(other.element)} lie on each other`);
      }
    });
    return [...wrong];
  };

  /* No words stand in so narrow a place that hardly a letter has room in a line. */
  const squeezed = () => {
    const wrong = new Set();
    const tops = new Map();
    for (const { element, box } of lines()) tops.set(element, (tops.get(element) ?? new Set()).add(Math.round(box.top)));
    for (const [element, { size }] of tops) {
      const letters = [...element.childNodes].filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.data.trim()).join("").length;
      if (size > 4 && letters / size < 2) wrong.add(`words of ${where(element)} have room for hardly a letter in a line`);
    }
    return [...wrong];
  };

  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]";
  const reachable = () => [...document.querySelectorAll(REACHED)].filter((one) => !one.disabled && one.tabIndex >= 0 && (isShown(one) || one.matches(".skip")));

  /* What is pressed is at least 24 px each way; a link inside a sentence may be as high as its line. */
  const targets = () => reachable().filter((one) => {
    const pressed = one.labels && one.labels.length ? one.labels[0] : one;
    if (getComputedStyle(pressed).display === "inline" || isForListenersOnly(pressed)) return false;
    const { width, height } = pressed.getBoundingClientRect();
    return width < 24 || height < 24;
  }).map((one) => `${where(one)} is smaller than 24 px`);

  /* How many stops the Tab key has to make: a group of radio buttons is one. */
  const stops = () => {
    const groups = new Set();
    return reachable().filter((one) => {
      if (one.type !== "radio") return true;
      const isNew = !groups.has(one.name);
      groups.add(one.name);
      return isNew;
    }).map((one, index) => { one.dataset.stop = index; return where(one); });
  };

  /* Where the keyboard is now: the number of its stop, and whether that can be seen. */
  const focused = () => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const shown = one.labels && one.labels.length && parseFloat(getComputedStyle(one).outlineWidth) < 2 ? one.labels[0] : one;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const group = one.type === "radio" ? document.querySelector(`input[name="${one.name}"][data-stop]`) : one;
    return {
      stop: Number(group.dataset.stop), name: where(one),
      seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 1 && box.right > 0 && box.bottom > 0,
    };
  };

  /* Where each line of text stands on the whole page, in px: to be looked for in a picture of it. */
  const places = () => lines().map(({ element, box }) => ({
    name: where(element), box: [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY],
  }));

  /* What axe-core finds; a rule that fails is one sentence, with how often and where first. */
  const broken = async (rules) => (await axe.run({ resultTypes: ["violations"], rules })).violations.map(({ id, help, nodes }) =>
    `${id}: ${help} (${nodes.length}: ${nodes[0].target.join(" ")}; ${nodes[0].any.map((why) => why.message)[0] ?? ""})`);

  window.pageChecks = { broken, places, squeezed, reflow, clipped, overlapping, targets, stops, focused };
})();
