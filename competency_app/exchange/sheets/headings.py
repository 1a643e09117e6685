"""What people write above their columns, in the languages of the field. Data, never shown and never translated.

Between bars or line breaks stand words as `plain` leaves them, without accents and capitals.
"""

from competency_app.exchange.sheets.mapping import Role

# A word each, compared whole. The first list a heading is found in counts.
WORDS: dict[Role, str] = {
    Role.PARENT: """
    is child of|parent|parent id|parent code|parent key|parent number|parent id number|parent identifier
    parent element id|parentelementid|parent name|parent title|belongs to|belongs under|broader|broader concept
    part of|under|child of|superior|parent competence|parent competency|element parent|code parent|rattache a
    appartient a|depend de|padre|pertenece a|codigo padre|elemento superior|padre id|ubergeordnet|oberbegriff
    gehort zu|eltern|bovenliggend|hoort bij|genitore|appartiene a|pai|pertence a|родитель|код родителя|относится к
    вышестоящий|上级|父级|父级编号|所属|上级编号|الأصل|رمز الأصل|يتبع|ينتمي إلى
    """,
    Role.NUMBER: """
    smart level|outline number|hierarchy number|tree number
    """,
    Role.DEPTH: """
    depth|level|hierarchy level|tree level|outline level|indent|profondeur|niveau hierarchique|niveau
    profundidad|nivel jerarquico|nivel|tiefe|ebene|gliederungsebene|stufe|diepte|profondita|livello|profundidade
    глубина|уровень|уровень вложенности|层级|深度|المستوى|العمق
    """,
    Role.ROW_LEVEL: """
    proficiency level|proficiency level name|level name|performance level|mastery level
    competence level|competency level|niveau de maitrise|niveau de competence|nivel de dominio|nivel de competencia
    kompetenzstufe|niveaustufe|kompetenzniveau|beheersingsniveau|livello di padronanza|nivel de proficiencia
    уровень владения|уровень компетенции|熟练程度|能力水平|مستوى الإتقان|مستوى الكفاءة
    """,
    Role.KEY: """
    identifier|id|key|uri|uuid|guid|concept uri|id number|element id|elementid|exported id|identifiant
    identificador|kennung|schlussel|identificatore|идентификатор|ключ|标识|标识符|المعرف
    """,
    Role.CODE: """
    code|no|nr|number|short code|shortcode|human coding scheme|notation|coded notation|ref|reference
    item|item no|item number|index|position|numero|numero de competence|n|num|cle|codigo|numero de competencia
    nummer|ziffer|codice|номер|код|п п|шифр|编号|代码|序号|الرمز|الرقم|رمز|رقم
    """,
    Role.SHORT: """
    short title|short|abbreviation|abbreviated|titre court|titulo corto|kurztitel|verkorte titel
    titolo breve|titulo curto|краткое название|简称|短标题|العنوان المختصر
    """,
    Role.TITLE: """
    title|name|short name|abbreviated statement
    label|preferred label|pref label|preferred term|competence|competency|skill
    competence name|competency name|skill name|standard|indicator|element|criterion|dimension name|statement name
    titre|nom|intitule|libelle|competence visee|critere|indicateur|titulo|nombre|competencia|habilidad|criterio
    indicador|titel|bezeichnung|kompetenz|teilkompetenz|fahigkeit|indikator|kriterium|naam|competentie|vaardigheid
    titolo|nome|competenza|abilita|criterio|capacidade|название|наименование|компетенция|умение|навык|показатель
    критерий|标题|名称|能力|能力名称|指标|技能|العنوان|الاسم|الكفاءة|المهارة|المؤشر|الكفاية
    """,
    Role.TEXT: """
    description|descriptor|text|full statement|statement|definition|explanation|details|scope note|notes
    competence description|competency description|competency text|learning outcome|description de la competence
    descripteur|texte|enonce|definition de la competence|descripcion|descriptor de la competencia|texto|enunciado
    definicion|beschreibung|erlauterung|aussage|omschrijving|beschrijving|descrizione|testo|definizione|descricao
    описание|дескриптор|формулировка|определение|текст|描述|说明|定义|陈述|الوصف|البيان|التعريف|الشرح|النص
    """,
    Role.QUESTION: """
    question|item text|question text|pregunta|frage|vraag|domanda|pergunta|вопрос|问题|السؤال
    """,
    Role.EXAMPLE: """
    example|examples|example of practice|exemple|exemples|ejemplo|ejemplos|beispiel|beispiele
    voorbeeld|voorbeelden|esempio|esempi|exemplo|exemplos|пример|примеры|例子|示例|例|مثال|أمثلة
    """,
    Role.KIND: """
    kind|type|item type|cf item type|cfitemtype|element type|statement label|competency category
    taxonomy|type d element|tipo|typ|art|soort|categoria|тип|вид|类型|种类|النوع
    """,
    Role.LANGUAGE: """
    language|lang|in language|langue|idioma|lengua|sprache|taal|lingua|язык|语言|اللغة
    """,
}
# Words for upper entries, alone in a heading (Area) or beside another word (Area code).
UPPER = """
    area|competence area|competency area|domain|dimension|strand|theme|topic|category|cluster|module|field|section
    group|chapter|competence domain|domaine|axe|champ|categorie|bloc|chapitre|ambito|eje|bloque|campo
    bereich|kompetenzbereich|handlungsfeld|themenfeld|dimensie|gebied|domein|competentiegebied|area di competenza
    dominio|area de competencia|dominio de competencia|область|область компетенций|раздел|направление|блок|сфера
    领域|维度|能力领域|类别|一级指标|المجال|البعد|الفئة|مجال الكفاءة|مجال
    """
SECOND = """
    sub area|subarea|sub domain|subdomain|aspect|sub category|subcategory|sous domaine|sous categorie|aspecto
    subarea|subambito|teilbereich|aspekt|deelgebied|подраздел|аспект|子领域|二级指标|المجال الفرعي
    """
SUFFIXES: dict[Role, str] = {
    Role.CODE: """
    number|no|nr|code|id|numero|num|codigo|nummer|codice|номер|код|编号|代码|رقم|رمز|identifier
    """,
    Role.TITLE: """
    name|title|label|preferred term|term|nom|titre|intitule|nombre|titulo|naam|titel|bezeichnung|nome
    titolo|название|наименование|名称|标题|اسم|عنوان
    """,
    Role.TEXT: """
    descriptor|description|text|definition|descripteur|descripcion|beschreibung|omschrijving|descrizione
    описание|描述|说明|وصف
    """,
    Role.KEY: """
    uri|uuid|key
    """,
}
# From the lowest to the highest; a heading is compared whole and by its first word.
LEVELS = (
    """
    not yet|none|no experience|pas encore|aucun|todavia no|ninguno|noch nicht|пока нет|нет|尚未|ليس بعد
    """,
    """
    newcomer|novice|beginner|beginning|awareness|aware|starting|emerging|below basic|foundation|entry|initial
    debutant|decouverte|novato|principiante|inicial|anfanger|einsteiger|neuling|beginner|starter|principiante
    новичок|начальный|начинающий|入门|初级|初学者|新手|مبتدئ|مبتدئ جدا
    """,
    """
    explorer|basic|developing|acquisition|knowledge acquisition|acquire|elementary|approaching|partly|partially
    explorateur|elementaire|basique|explorador|basico|elemental|entdecker|grundlegend|basis|elementare|base
    исследователь|базовый|基础|探索者|مستكشف|أساسي
    """,
    """
    integrator|intermediate|competent|proficient|deepening|knowledge deepening|deepen|secure|mostly|meets|independent
    intermediaire|integrateur|competente|intermedio|integrador|mittel|insider|fortgeschritten|gevorderd|intermedio
    средний|интегратор|уверенный|中级|熟练|整合者|متوسط|مدمج|كفء
    """,
    """
    expert|advanced|creation|knowledge creation|create|accomplished|exceeding|exceeds|fully|confident
    avance|confirme|experto|avanzado|experte|avanzato|esperto|avancado|продвинутый|эксперт|高级|专家|متقدم|خبير
    """,
    """
    leader|leading|highly advanced|distinguished|highly specialised|highly specialized|lider|leader|spezialist
    лидер|высокий|领导者|领先者|卓越|قائد|رائد
    """,
    """
    pioneer|innovator|mastery|master|exemplary|pionnier|pionero|innovador|vorreiter|pionier|pioniere|pioneiro
    пионер|новатор|мастер|先锋|创新者|精通|مبتكر
    """,
)
LEVEL_SIGNS = (
    "level|stage|step|phase|niveau|palier|nivel|etapa|fase|stufe|livello|уровень|этап|级|阶段|المستوى|مستوى|مرحلة"
)
# Languages by which a heading like `Name (nl)` is known.
LANGUAGES = """
    ar|bg|bs|ca|cs|cy|da|de|el|en|es|et|eu|fa|fi|fr|ga|gl|he|hi|hr|hu|hy|id|is|it|ja|ka|kk|ko|lt|lv|mi|mk|mn|ms|mt|nb
    nl|nn|no|pl|pt|ro|ru|sk|sl|sq|sr|sv|sw|th|tr|uk|ur|uz|vi|zh
    """
# What stands above people and their answers.
PEOPLE = """
    name|person|teacher|learner|student|pupil|participant|respondent|employee|user|staff|member|email|e mail
    nom|enseignant|eleve|repondant|salarie|courriel|nombre|docente|profesor|alumno|participante|encuestado|correo
    lehrkraft|lehrer|schuler|teilnehmer|mitarbeiter|имя|фио|учитель|ученик|участник|респондент|сотрудник
    姓名|教师|学生|参与者|员工|الاسم|المعلم|الطالب|المشارك|الموظف
    """
PEOPLE_BEGIN = """
    first name|last name|surname|e mail|email|respondent|participant|teacher name|student name|employee|timestamp
    submitted|horodateur|zeitstempel|marca temporal|отметка времени|时间戳|الطابع الزمني
    """
RATED = "level|score|rating|niveau|nivel|note|punkte|уровень|балл|оценка|等级|分数|المستوى|الدرجة"
