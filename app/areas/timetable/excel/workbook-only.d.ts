/** The part of exceljs that reads and writes a whole workbook; its types are of the package as a whole. */
declare module "exceljs/lib/doc/workbook.js" {
  import { Workbook } from "exceljs";
  export default Workbook;
}
