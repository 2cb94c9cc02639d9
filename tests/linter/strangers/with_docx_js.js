// Sets papers with the npm package `docx`, as web applications do: node with_docx_js.js papers.json folder
const fs = require("fs");
const path = require("path");
const d = require("docx");

const FONT = "Times New Roman";
const none = { style: d.BorderStyle.NONE, size: 0, color: "FFFFFF" };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

function run(text, size, more = {}) {
  return new d.TextRun({ text, font: FONT, size: size * 2, ...more });
}
function line(text, size, more = {}, layout = {}) {
  return new d.Paragraph({ alignment: d.AlignmentType.CENTER, children: text ? [run(text, size, more)] : [], ...layout });
}
function rule(width, room) {
  const side = Math.round(((room - width) / 2) * 20);
  return new d.Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 40, after: 0, line: 80, lineRule: d.LineRuleType.EXACT },
    border: { top: { style: d.BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
  });
}
function columns(widths, rows) {
  return new d.Table({
    width: { size: widths[0] + widths[1], type: d.WidthType.DXA },
    columnWidths: widths,
    layout: d.TableLayoutType.FIXED,
    borders: noBorders,
    rows: rows.map(
      (cells) =>
        new d.TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new d.TableCell({ children, borders: noBorders, width: { size: widths[at], type: d.WidthType.DXA }, margins: { left: 0, right: 0 } }),
          ),
        }),
    ),
  });
}
const flow = { alignment: d.AlignmentType.JUSTIFIED, indent: { firstLine: 720 }, spacing: { before: 120, after: 0, line: 276 } };

function content(items) {
  return items.map((item) => {
    if (item.rows) {
      return new d.Table({
        width: { size: 100, type: d.WidthType.PERCENTAGE },
        rows: item.rows.map(
          (row, at) =>
            new d.TableRow({
              tableHeader: at === 0,
              cantSplit: true,
              children: row.map((cell) => new d.TableCell({ children: [line(cell, 13, { bold: at === 0 }, at ? { alignment: d.AlignmentType.LEFT } : {})] })),
            }),
        ),
      });
    }
    const heading = ["roman", "clause heading", "article heading"].includes(item.role);
    const children = item.lead && !heading ? [run(item.lead, 14, { bold: true }), run(item.text, 14)] : [run(item.lead + item.text, 14, { bold: heading })];
    return new d.Paragraph({ ...flow, keepNext: heading, children });
  });
}

function build(paper) {
  const named = paper.kind !== "";
  const left = [];
  if (paper.superior) left.push(line(paper.superior, 13));
  paper.issuer.forEach((name) => left.push(line(name, 13, { bold: true })));
  left.push(rule(paper.agency_line, 187));
  const right = [line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, { bold: true }), line("Độc lập - Tự do - Hạnh phúc", 14, { bold: true }), rule(171, 281)];
  const number = [line(paper.number_line, 13)];
  if (!named) paper.subject.forEach((text, at) => number.push(line(text, 13, {}, { spacing: { before: at ? 0 : 120 } })));
  const children = [columns([3740, 5620], [[left, right], [number, [line(`${paper.place}, ${paper.date}`, 14, { italics: true })]]])];
  children.push(line("", 14));
  if (named) {
    children.push(line(paper.kind, 14, { bold: true }));
    paper.subject.forEach((text) => children.push(line(text, 14, { bold: true })));
    children.push(rule(110, 467));
  }
  if (paper.to.length) children.push(line(`Kính gửi: ${paper.to[0]}`, 14, {}, { spacing: { before: 240, after: 120 } }));
  paper.authority.forEach((text) => children.push(line(text, 14, { bold: true }, { spacing: { before: 120 } })));
  paper.bases.forEach((text) => children.push(new d.Paragraph({ ...flow, children: [run(text, 14, { italics: true })] })));
  if (paper.order) children.push(line(paper.order, 14, { bold: true }, { spacing: { before: 120 } }));
  children.push(...content(paper.content));
  children.push(line("", 14));
  const names = paper.sign.map((text) => line(text, 14, { bold: true }));
  for (let at = 0; at < 5; at++) names.push(line("", 14));
  names.push(line(paper.name, 14, { bold: true }));
  const toLeft = { alignment: d.AlignmentType.LEFT };
  const recipients = [line("Nơi nhận:", 12, { bold: true, italics: true }, toLeft), ...paper.recipients.map((text) => line(text, 11, {}, toLeft))];
  children.push(columns([4000, 5360], [[recipients, names]]));
  const header = () =>
    new d.Header({ children: [new d.Paragraph({ alignment: d.AlignmentType.CENTER, children: [new d.TextRun({ children: [d.PageNumber.CURRENT], font: FONT, size: 28 })] })] });
  const section = (landscape, start, inside) => ({
    properties: {
      titlePage: true,
      page: {
        size: { width: 11906, height: 16838, orientation: landscape ? d.PageOrientation.LANDSCAPE : d.PageOrientation.PORTRAIT },
        margin: { top: 1134, bottom: 1134, left: 1701, right: 850, header: 567, footer: 567 },
        ...(start ? { pageNumbers: { start: 1 } } : {}),
      },
    },
    headers: { default: header(), first: new d.Header({ children: [] }) },
    children: inside,
  });
  const sections = [section(false, false, children)];
  paper.pieces.forEach((piece) => {
    const inside = [line(piece.label, 14, { bold: true }), line(piece.title, 14, { bold: true }), line(piece.link, 14, { italics: true }), rule(110, piece.landscape ? 714 : 467)];
    sections.push(section(piece.landscape, true, [...inside, ...content(piece.content)]));
  });
  return new d.Document({ styles: { default: { document: { run: { font: FONT, size: 28 } } } }, sections });
}

const papers = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
for (const [name, paper] of Object.entries(papers)) {
  d.Packer.toBuffer(build(paper)).then((bytes) => fs.writeFileSync(path.join(process.argv[3], name + ".docx"), bytes));
}
