"""Headings, sheet names and names of facts in the program’s own workbook, in the six languages.

Data and not messages: what stands in a file must be understood again, whatever language the window speaks then.
"""

from competency_app.exchange.sheets.mapping import Role

LANGUAGES = ("en", "zh", "fr", "es", "ru", "ar")


def _in_six(*words: str) -> dict[str, str]:
    return dict(zip(LANGUAGES, words, strict=True))


HEADS: dict[Role, dict[str, str]] = {
    Role.KEY: _in_six("Key", "键", "Clé", "Clave", "Ключ", "المفتاح"),
    Role.PARENT: _in_six("Parent key", "上级键", "Clé du parent", "Clave superior", "Ключ родителя", "مفتاح الأصل"),
    Role.CODE: _in_six("Code", "编号", "Code", "Código", "Код", "الرمز"),
    Role.KIND: _in_six("Kind", "种类", "Type", "Tipo", "Вид", "النوع"),
    Role.ASSESSABLE: _in_six("Assessable", "可评估", "Évaluable", "Evaluable", "Оценивается", "قابل للتقييم"),
    Role.SCALE: _in_six("Scale", "量表", "Échelle", "Escala", "Шкала", "السلم"),
    Role.STAGE: _in_six("Stage", "阶段", "Étape", "Etapa", "Этап", "المرحلة"),
    Role.FIRST_LOOK: _in_six("Short form", "简版", "Forme courte", "Forma breve", "Краткая форма", "الصيغة القصيرة"),
    Role.TITLE: _in_six("Title", "标题", "Titre", "Título", "Название", "العنوان"),
    Role.SHORT: _in_six(
        "Short title", "短标题", "Titre court", "Título corto", "Краткое название", "العنوان المختصر"
    ),
    Role.TEXT: _in_six("Description", "描述", "Description", "Descripción", "Описание", "الوصف"),
    Role.QUESTION: _in_six("Question", "问题", "Question", "Pregunta", "Вопрос", "السؤال"),
    Role.EXAMPLE: _in_six("Example", "例子", "Exemple", "Ejemplo", "Пример", "مثال"),
    Role.TITLE_STATUS: _in_six(
        "Status of the title", "标题状态", "Statut du titre", "Estado del título", "Статус названия", "حالة العنوان"
    ),
    Role.TEXT_STATUS: _in_six(
        "Status of the texts", "文本状态", "Statut des textes", "Estado de los textos", "Статус текстов", "حالة النصوص"
    ),
    Role.IDS: _in_six(
        "Other identifiers", "其他标识", "Autres identifiants", "Otros identificadores", "Другие обозначения",
        "معرفات أخرى",
    ),
    Role.ATTRIBUTES: _in_six(
        "Further data", "其他数据", "Autres données", "Otros datos", "Другие данные", "بيانات أخرى"
    ),
}  # fmt: skip
AREA = _in_six("Area", "领域", "Domaine", "Área", "Область", "المجال")
NEXT_STEP = _in_six("Next step", "下一步", "Prochaine étape", "Próximo paso", "Следующий шаг", "الخطوة التالية")
YES = _in_six("yes", "是", "oui", "sí", "да", "نعم")

# Sheets of a workbook, sections of a text file. The first one explains and is never read.
READ_ME = _in_six("Read me", "说明", "À lire", "Léame", "Прочтите", "اقرأني")
SHEETS: dict[str, dict[str, str]] = {
    "framework": _in_six("Framework", "框架", "Référentiel", "Marco", "Рамка", "الإطار"),
    "languages": _in_six("Languages", "语言", "Langues", "Idiomas", "Языки", "اللغات"),
    "levels": _in_six("Levels", "等级", "Niveaux", "Niveles", "Уровни", "المستويات"),
    "competences": _in_six("Competences", "能力", "Compétences", "Competencias", "Компетенции", "الكفاءات"),
    "glossary": _in_six("Glossary", "词汇表", "Glossaire", "Glosario", "Глоссарий", "المسرد"),
    "rules": _in_six("Rules", "规则", "Règles", "Reglas", "Правила", "القواعد"),
    "related": _in_six("Related", "相关", "Liens", "Relacionados", "Связи", "الروابط"),
}

# The first fact of the first sheet: by it the program knows its own workbook.
FORMAT = "competency-framework"
FORMAT_VERSION = "1"
FACTS: dict[str, dict[str, str]] = {
    "title": HEADS[Role.TITLE],
    "full_title": _in_six(
        "Full title", "全称", "Titre complet", "Título completo", "Полное название", "العنوان الكامل"
    ),
    "description": HEADS[Role.TEXT],
    "language": _in_six("Language", "语言", "Langue", "Idioma", "Язык", "اللغة"),
    "id": _in_six("Identifier", "标识", "Identifiant", "Identificador", "Идентификатор", "المعرف"),
    "version": _in_six("Version", "版本", "Version", "Versión", "Версия", "الإصدار"),
    "licence": _in_six("Licence", "许可", "Licence", "Licencia", "Лицензия", "الترخيص"),
    "minutes": _in_six("Minutes", "分钟", "Minutes", "Minutos", "Минуты", "الدقائق"),
    "asking": _in_six(
        "Way of asking", "提问方式", "Mode de question", "Modo de preguntar", "Способ опроса", "طريقة السؤال"
    ),
    "asking_scale": _in_six(
        "Scale of the answers", "回答量表", "Échelle des réponses", "Escala de las respuestas", "Шкала ответов",
        "سلم الإجابات",
    ),
    "source_title": _in_six("Source", "来源", "Source", "Fuente", "Источник", "المصدر"),
    "source_publisher": _in_six("Publisher", "出版者", "Éditeur", "Editor", "Издатель", "الناشر"),
    "source_year": _in_six("Year", "年份", "Année", "Año", "Год", "السنة"),
    "source_identifier": _in_six(
        "Identifier of the source", "来源标识", "Identifiant de la source", "Identificador de la fuente",
        "Идентификатор источника", "معرف المصدر",
    ),
    "source_licence": _in_six(
        "Licence of the source", "来源许可", "Licence de la source", "Licencia de la fuente", "Лицензия источника",
        "ترخيص المصدر",
    ),
    "source_statement": _in_six(
        "Credit line", "致谢", "Mention de la source", "Línea de crédito", "Указание авторства", "سطر الإسناد"
    ),
    "precision": _in_six("Precision", "精度", "Précision", "Precisión", "Точность", "الدقة"),
    "attributes": HEADS[Role.ATTRIBUTES],
}  # fmt: skip

# Headings of the smaller sheets.
COLUMNS: dict[str, dict[str, str]] = {
    "scale": HEADS[Role.SCALE],
    "level": _in_six("Level", "等级", "Niveau", "Nivel", "Уровень", "المستوى"),
    "label": _in_six("Label", "标签", "Libellé", "Etiqueta", "Подпись", "التسمية"),
    "description": HEADS[Role.TEXT],
    "group": HEADS[Role.STAGE],
    "value": _in_six("Value", "数值", "Valeur", "Valor", "Значение", "القيمة"),
    "pass": _in_six("Pass", "通过", "Acquis", "Superado", "Достигнуто", "ناجح"),
    "default": _in_six("Default", "默认", "Par défaut", "Por defecto", "По умолчанию", "افتراضي"),
    "status": HEADS[Role.TEXT_STATUS],
    "language": FACTS["language"],
    "title": HEADS[Role.TITLE],
    "full_title": FACTS["full_title"],
    "credit": FACTS["source_statement"],
    "hash": _in_six("Translates", "译自", "Traduit", "Traduce", "Переводит", "يترجم"),
    "term": _in_six("Term", "术语", "Terme", "Término", "Термин", "المصطلح"),
    "meaning": _in_six("Meaning", "含义", "Signification", "Significado", "Значение слова", "المعنى"),
    "id": FACTS["id"],
    "kind": HEADS[Role.KIND],
    "version": FACTS["version"],
    "parameters": _in_six("Parameters", "参数", "Paramètres", "Parámetros", "Параметры", "المعلمات"),
    "source": FACTS["source_title"],
    "from": _in_six("From", "从", "De", "Desde", "Откуда", "من"),
    "to_framework": _in_six("To framework", "至框架", "Vers le référentiel", "Al marco", "В рамку", "إلى الإطار"),
    "to": _in_six("To", "至", "Vers", "Hacia", "Куда", "إلى"),
    "relation": _in_six("Relation", "关系", "Relation", "Relación", "Отношение", "العلاقة"),
}


def in_language(words: dict[str, str], language: str) -> str:
    """A word in a language, in English where the program has none."""
    return words.get(language.partition("-")[0], words["en"])


def key_of(words: dict[str, dict[str, str]], text: str) -> str | None:
    """Which of these the text names, in whatever language."""
    wanted = text.strip().casefold()
    for key, names in words.items():
        if wanted == key or wanted in {name.casefold() for name in names.values()}:
            return key
    return None


def is_yes(text: str) -> bool:
    """Whether a cell says yes, in whatever language."""
    return text.strip().casefold() in {*YES.values(), "x", "1", "true", "✓", "y"}
