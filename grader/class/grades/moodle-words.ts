/**
 * Headers of Moodle's offline grading worksheet, which are in the language of whoever downloaded it, as Moodle's language
 * packs have them.
 *
 * @module
 */

/** What a column of the worksheet is for. */
export type WorksheetRole =
  | "identifier"
  | "fullName"
  | "email"
  | "idNumber"
  | "group"
  | "grade"
  | "maxGrade"
  | "changeable"
  | "modifiedGrade"
  | "feedback";

/** In each line: en, de, fr, es (two forms), it, pt, pt-BR, nl, ca, pl, sv, ro, tr, el, ru, uk, ja, zh-CN. */
const HEADERS: Record<WorksheetRole, readonly string[]> = {
  identifier: [
    ...[
      "Identifier",
      "ID",
      "Identifiant",
      "Identificador",
      "Identificativo",
      "Número de identificação",
      "Identificatie",
    ],
    ...["Identyfikator", "Identifierare", "Identificator", "Tanımlayıcı", "Αναγνωριστικό", "Идентификатор"],
    ...["Ідентифікатор", "标识符"],
  ],
  fullName: [
    ...["Full name", "Vollständiger Name", "Nom complet", "Nombre completo", "Nome", "Nome completo", "Volledige naam"],
    ...["Name", "Pełna nazwa", "Imię i nazwisko", "Fullständigt namn", "Nume complet", "Tam adı", "Πλήρες όνομα"],
    ...["Полное имя", "Повна назва", "フルネーム", "全名", "Nom complet de l’utilisateur", "Nom de l’utilisateur"],
  ],
  email: [
    ...["Email address", "E-Mail-Adresse", "Adresse de courriel", "Adresse courriel", "Dirección de correo"],
    ...["Indirizzo email", "E-mail", "Endereço de email", "E-mailadres", "Adreça electrònica", "Adres e-mail"],
    ...["E-postadress", "Adresa de e-mail", "E-posta adresi", "Διεύθυνση ηλε.ταχυδρομείου"],
    ...["Адрес электронной почты", "Електронна пошта", "メールアドレス", "电子邮件地址", "Email", "E-Mail"],
  ],
  idNumber: [
    ...["ID number", "ID-Nummer", "Numéro d’identification", "Número de ID", "Codice identificativo"],
    ...["Número de identificação (ID)", "Nummer (ID)", "Número ID", "ID nummer", "Număr ID", "ID numarası"],
    ...["Αναγνωριστικός αριθμός", "Индивидуальный номер", "Індивідуальний номер", "IDナンバ", "学号"],
  ],
  group: [
    ...["Group", "Gruppe", "Groupe", "Grupo", "Gruppo", "Groep", "Grup", "Grupa", "Grupp", "Grupă"],
    ...["Ομάδα", "Группа", "Група", "グループ", "小组", "组", "Team"],
  ],
  grade: [
    ...["Grade", "Bewertung", "Note", "Calificación", "Valutazione", "Voto", "Avaliação", "Nota", "Cijfer"],
    ...["Qualificació", "Ocena", "Betyg", "Notă", "Not", "Βαθμός", "Оценка", "Оцінка", "評点", "成绩"],
  ],
  maxGrade: [
    ...["Maximum grade", "Bestwertung", "Note maximale", "Calificación máxima", "Valutazione massima", "Nota máxima"],
    ...["Maximaal cijfer", "Qualificació màxima", "Maksymalna ocena", "Ocena maksymalna", "Maxbetyg", "Notă maximă"],
    ...["Enyüksek not", "Μέγιστος Βαθμός", "Максимальная оценка", "Максимальна оцінка", "最大評点", "最高分"],
  ],
  changeable: [
    ...["Grade can be changed", "Bewertung kann geändert werden", "La note peut être modifiée"],
    ...["La calificación puede ser cambiada", "La calificación puede cambiarse", "La valutazione può essere cambiata"],
    ...["A nota pode ser alterada", "Nota pode ser alterada", "Het cijfer kan gewijzigd worden"],
    ...["Es pot canviar la qualificació", "Ocena może być zmieniona", "Betyg kan ändras", "Nota poate fi schimbată"],
    ...["Not değiştirilebilir", "Ο βαθμός μπορεί να αλλάξει", "Оценка может быть изменена", "Оцінка може бути змінена"],
    ...["評点変更可", "允许更改成绩"],
  ],
  modifiedGrade: [
    ...["Last modified (grade)", "Zuletzt geändert (Bewertung)", "Dernière modification (note)"],
    ...["Última modificación (calificación)", "Ultima modifica (valutazione)", "Última atualização (avaliação)"],
    ...["Última modificação (nota)", "Laatst gewijzigd (beoordeling)", "Darrera modificació (qualificació)"],
    ...["Ostatnia modyfikacja (ocena)", "Senast modifierat (betyg)", "Ultima modificare (nota)", "Son düzenleme (not)"],
    ...["Τελευταία τροποποίηση (βαθμολόγηση)", "Последнее изменение (оценка)", "Востаннє змінювалося (оцінка)"],
    ...["最終更新日時 (評定)", "上次修改（评分）"],
  ],
  feedback: [
    ...["Feedback comments", "Feedback als Kommentar", "Feedback par commentaires"],
    ...["Comentarios de retroalimentación", "Commenti", "Comentários de feedback", "Comentários", "Feedback tekstvak"],
    ...["Comentaris de retroacció", "Komentarz zwrotny", "Återkopplingskommentarer", "Comentarii de feedback"],
    ...["Geri bildirim yorumları", "Σχόλια ανατροφοδότησης", "Отзыв в виде комментария", "Відгук - коментарем"],
    ...["フィードバックコメント", "反馈意见"],
  ],
};

const NO = [
  "No",
  "Nein",
  "Non",
  "Não",
  "Nee",
  "Nie",
  "Nej",
  "Nu",
  "Hayır",
  "Όχι",
  "Нет",
  "Ні",
  "Ne",
  "Ez",
  "否",
  "いいえ",
  "لا",
];

const plain = (text: string): string =>
  text.normalize("NFC").replaceAll("'", "’").trim().replace(/\s+/gu, " ").replace(/\.$/, "").toLowerCase();

const noes = new Set(NO.map(plain));

/** Column of a role, from 0; -1 when no header is known for it. */
export function columnOf(role: WorksheetRole, header: readonly string[]): number {
  const known = new Set(HEADERS[role].map(plain));
  return header.findIndex((cell) => known.has(plain(cell)));
}

/** Whether a cell says no, in any of the languages. */
export const saysNo = (cell: string): boolean => noes.has(plain(cell));
