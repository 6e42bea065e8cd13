"""The grammar of newspapers: how dates, datelines, bylines, mastheads and furniture are printed.

| module | what it reads |
|---|---|
| `dates`, `calendar` | dates of every era (日期), checked against weekday and lunar date |
| `datelines` | 电头: 本报讯, 新华社北京5月1日电 |
| `names`, `units`, `people`, `signing`, `readings` | who signed: names, units, persons with their roles |
| `lead`, `bylines`, `signatures`, `credits` | 署名 at the head, alone, at the end; who made the picture |
| `fields`, `furniture`, `staff`, `nameplate` | 报头、报眉, field by field |
| `masthead` | the issue, put together from the furniture of a page |
"""
