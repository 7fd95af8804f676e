import {describe, expect, it} from "vitest";
import {frozenEmbed, liveEmbed} from "../../../components/export/embed-html.js";
import {makeDocument} from "../../../scripts/build/static-figure.js";

const HOSTILE = `"><script>alert('1')</script>&amp;`;

describe("liveEmbed(parts)", () => {
  const html = liveEmbed({
    src: "https://example.org/embed/x?v=1&d=2#x",
    script: "https://example.org/embed.js",
    title: HOSTILE,
    height: 520.4
  });

  it("is a frame and a script that fits its height", () => {
    const {body} = makeDocument();
    body.innerHTML = html;
    const frame = body.querySelector("iframe");
    expect(frame?.getAttribute("src")).toBe("https://example.org/embed/x?v=1&d=2#x");
    expect(frame?.getAttribute("title")).toBe(HOSTILE);
    expect(frame?.getAttribute("height")).toBe("521");
    expect(frame?.getAttribute("loading")).toBe("lazy");
    expect(body.querySelectorAll("script")).toHaveLength(1);
    expect(body.querySelector("script")?.getAttribute("src")).toBe("https://example.org/embed.js");
  });
});

describe("frozenEmbed(parts)", () => {
  const document = makeDocument();
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.innerHTML = "<style>@font-face{}</style><text>x &lt; y</text>";
  for (const [name, value] of Object.entries({viewBox: "0 0 9 9", width: "9", height: "9"})) {
    picture.setAttribute(name, value);
  }
  const html = frozenEmbed({picture, credit: HOSTILE, link: "https://example.org/?a=1&b=2"});

  it("holds the picture and the way back, and no style and no script", () => {
    const {body} = makeDocument();
    body.innerHTML = html;
    expect(body.querySelectorAll("script, style, [style]")).toHaveLength(0);
    expect(body.querySelector("text")?.textContent).toBe("x < y");
    expect(body.querySelector("svg")?.getAttribute("width")).toBe("100%");
    expect(body.querySelector("svg")?.hasAttribute("height")).toBe(false);
    expect(body.querySelector("a")?.getAttribute("href")).toBe("https://example.org/?a=1&b=2");
    expect(body.querySelector("figcaption")?.textContent).toContain(HOSTILE);
  });

  it("leaves the picture as it was", () => {
    expect(picture.querySelectorAll("style")).toHaveLength(1);
    expect(picture.getAttribute("height")).toBe("9");
  });
});
