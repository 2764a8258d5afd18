<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="da_DK">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Nyt vindue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Åbn database …</source>
        <translation>&amp;Open database …</translation>
    </message>
    <message>
        <source>&amp;Gem en kopi …</source>
        <translation>&amp;Save a copy …</translation>
    </message>
    <message>
        <source>&amp;Udskriv …</source>
        <translation>&amp;Print …</translation>
    </message>
    <message>
        <source>&amp;Fortryd</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>&amp;Gentag</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>&amp;Søg</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>&amp;Opdater</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Vejledning</source>
        <translation>&amp;Guide</translation>
    </message>
    <message>
        <source>Vis &amp;logfilen</source>
        <translation>Show the &amp;log file</translation>
    </message>
    <message>
        <source>&amp;Afslut</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>&amp;Om kkdesk</source>
        <translation>&amp;About kkdesk</translation>
    </message>
    <message>
        <source>&amp;Fortryd: {}</source>
        <translation>&amp;Undo: {}</translation>
    </message>
    <message>
        <source>&amp;Gentag: {}</source>
        <translation>&amp;Redo: {}</translation>
    </message>
    <message>
        <source>&amp;Filer</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Rediger</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>&amp;Vis</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>&amp;Udseende</source>
        <translation>&amp;Appearance</translation>
    </message>
    <message>
        <source>Som &amp;systemet</source>
        <translation>As the &amp;system</translation>
    </message>
    <message>
        <source>&amp;Lyst</source>
        <translation>&amp;Light</translation>
    </message>
    <message>
        <source>&amp;Mørkt</source>
        <translation>&amp;Dark</translation>
    </message>
    <message>
        <source>&amp;Sprog</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>&amp;Hjælp</source>
        <translation>&amp;Help</translation>
    </message>
</context>
<context>
    <name>AddLine</name>
    <message>
        <source>Skriv ordene først.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddRoundText</name>
    <message>
        <source>Tilføj statustekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statusrunde uden tekst</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCombo</name>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
    <message>
        <source>{} valgt</source>
        <translation>{} chosen</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Den offentlige udgave udelader alt, hvad der er fortroligt.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ColourControl</name>
    <message>
        <source>Vælg farve …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DatabaseChoice</name>
    <message>
        <source>Åbn en anden …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Åbn skrivebeskyttet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luk</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opret en ny …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Åbn database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opret database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Databaser (*.sqlite *.db)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle filer (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateCard</name>
    <message>
        <source>Dato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet datoen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bekræftet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det, datoen handler om, er sket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordlyd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Betydning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hændelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kildetype</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beregnet af «{}»</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Kilderne er uenige:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samme begivenhed i en anden kilde:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slutdatoen er beregnet ud fra «{}».</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dato som skrevet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tidligst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Svar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ansvarlig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sikkert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muligt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ikke bekræftet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uden placering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bekræftet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sikkert i perioden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muligt i perioden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passeret uden bekræftelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan ikke placeres i tiden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uden for perioden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Året mangler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For upræcist til at placere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kun navnet på en beslutning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kun en varighed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gentages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan ikke læses som dato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan læses på flere måder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tidligst {}, senest {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tidligst {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>senest {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeadlinesPage</name>
    <message>
        <source>Åbn indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bekræft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen frister passer til filtrene</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} frister er skjult af søgning og filtre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nulstil filtre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen frister i perioden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intet forfalder, og intet venter på at blive bekræftet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Se et år frem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vælg en frist for at se mere om den.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortryd bekræftelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ikke længere bekræftet: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bekræftet: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeadlinesView</name>
    <message>
        <source>Frister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ansvarlig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Søg i frister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis be&amp;kræftede</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Å&amp;bn indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;ekræft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dag, som fristerne ses fra</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Periode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} dage frem</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditConflictDialog</name>
    <message>
        <source>Feltet er ændret af en anden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begge tekster er i behold. Vælg, hvad der skal stå i feltet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(tomt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brug &amp;min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Brug den &amp;andens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Gem teksten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du skrev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nu står der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eller skriv dem &amp;sammen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>en anden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{}» er ændret af {}, mens du skrev</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{}» er ændret af {} {}, mens du skrev</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>alle</source>
        <translation type="unfinished">all</translation>
    </message>
</context>
<context>
    <name>FlagControl</name>
    <message>
        <source>Ja</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nej</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Forrige side (PageUp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Næste side (PageDown)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mindre (Ctrl+-)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Større (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilpas bredde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hel side</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InitiativeEditor</name>
    <message>
        <source>Slet indsatsen …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skjul redigering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vælg en indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Så kan du se og rette alt om den her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Senest ændret {} af {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redigering af {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InitiativeForm</name>
    <message>
        <source>Ingen datoer endnu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen penge endnu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen tekster endnu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny dato i ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilføj dato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny bevilling i ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilføj bevilling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datoer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status- og plantekster</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InitiativeTableModel</name>
    <message>
        <source>Kode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ejer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finansiering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Næste dato</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Penge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Klik for at sortere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} – senest {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} (fortrolig)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, fortrolig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ikke oplyst</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Noget er ikke gemt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Det, du har skrevet i et af felterne, kunne ikke gemmes; grunden står under feltet. Forlader du siden nu, går det tabt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forlad alligevel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkPicker</name>
    <message>
        <source>Tilføj …</source>
        <translation>Add …</translation>
    </message>
    <message>
        <source>{} tilføjet</source>
        <translation>{} added</translation>
    </message>
    <message>
        <source>{} fjernet</source>
        <translation>{} removed</translation>
    </message>
    <message>
        <source>Fjern {}</source>
        <translation>Remove {}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Åbner …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Annuller</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Luk besked</source>
        <translation>Close message</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Annuller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der skete en fejl i programmet, og det sidste trin blev ikke udført. Det, der allerede var gemt, er gemt. Prøv igen, og send logfilen til den, der vedligeholder programmet, hvis det sker igen.</source>
        <translation>The program met a fault of its own and did not carry out the last step. What was saved before is safe. Try again, and send the log file to whoever maintains the program if it happens again.</translation>
    </message>
    <message>
        <source>Noget gik galt</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>Logfil: {}</source>
        <translation>Log file: {}</translation>
    </message>
    <message>
        <source>kkdesk {} – sager, indsatser og statusrunder for politikkens koordinator.</source>
        <translation>kkdesk {} – cases, initiatives and status rounds for the coordinator of the policy.</translation>
    </message>
    <message>
        <source>Om kkdesk</source>
        <translation>About kkdesk</translation>
    </message>
</context>
<context>
    <name>MoneyCard</name>
    <message>
        <source>Bevilling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet bevillingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ordlyd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Navn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formål</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>År for koden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kilde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besluttet med</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forvaltninger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heraf (del af)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Sider</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NewInitiativeDialog</name>
    <message>
        <source>Ny indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ikke valgt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tværgående</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ekstern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Titel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan stå tom; så gives det næste ledige nummer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ejer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Politik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Målsætning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skriv en titel.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>Ingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kan stå tom; så bruges den lange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kommunen er ny og bliver oprettet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feltet skal udfyldes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny politik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny målsætning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny prioritering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny handleplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny planoverskrift</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Målsætning {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generelt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Besvaret: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delvist besvaret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}: der står {}, men rækkerne giver {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stemmer ikke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runde {}: {} af {} tekster mangler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mangler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis færre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis alle {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis de første {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overblik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hvad der kræver din opmærksomhed den {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle indsatser: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Overblik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frister inden 90 dage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passeret uden bekræftelse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manglende statustekster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ubesvarede bemærkninger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Totaler, der ikke stemmer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datoer uden placering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Åbn i Frister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intet forfalder de næste 90 dage.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt, hvad der er passeret, er bekræftet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Datoer, der ikke kan placeres</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle datoer kan placeres i tiden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen åben runde mangler tekster.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle bemærkninger er besvaret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alle totaler stemmer med deres rækker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seneste ændringer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der er ikke ændret noget endnu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt er roligt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen frister de næste 90 dage, intet ubekræftet, og ingen bemærkninger, tekster eller totaler, der venter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå til Handleplaner</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnFields</name>
    <message>
        <source>Ingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ikke valgt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Én pr. linje</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målsætninger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prioriteringer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overskrifter i planer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kontaktpersoner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partnere i kommunen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andre partnere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Andre navne for indsatsen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overblik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handleplaner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frister</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statusslides</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
    <message>
        <source>Slet indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vil du slette {} med alle tekster, datoer og penge? Du kan fortryde bagefter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} er slettet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{}» er ikke gemt. Du skrev: «{}». {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gå til feltet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>Alle indsatser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanTreeModel</name>
    <message>
        <source>Handleplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{}, {} indsatser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>1 indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} indsatser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over {} indsatser</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlansView</name>
    <message>
        <source>Søg i indsatser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Søg i indsatser …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nulstil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ny indsats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis træ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis redigering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Politik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ejer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Målsætning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finansiering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Periode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handleplaner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rediger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rediger det, der er valgt i træet (F2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilføj</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilføj politik, målsætning, prioritering eller plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indsatser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen indsatser passer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prøv færre ord, eller nulstil filtrene.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nulstil filtre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: politik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: ejer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: målsætning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: tilstand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: finansiering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: periode</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>Skriv # og seks tegn, for eksempel #1d4f8c</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hvid tekst: {} : 1 – for lidt, der skal mindst være 4,5 : 1. På slides bruges en mørkere udgave.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hvid tekst: {} : 1 – kan læses (mindst 4,5 : 1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kendes ikke: {}. Linjen er gemt, men ordner intet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kendes ikke: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen forvaltning er nævnt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Øvrige</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luk</source>
        <translation type="unfinished">Close</translation>
    </message>
    <message>
        <source>Målsætning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prioriteringer, som overskriften samler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>«{}» er ikke gemt. Ret feltet, eller luk uden at gemme det.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Luk uden at gemme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Politik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prioritering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handleplan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planoverskrift</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RichTextEdit</name>
    <message>
        <source>Fed</source>
        <translation>Bold</translation>
    </message>
    <message>
        <source>Kursiv</source>
        <translation>Italic</translation>
    </message>
    <message>
        <source>Punktopstilling</source>
        <translation>Bullets</translation>
    </message>
    <message>
        <source>Nummereret liste</source>
        <translation>Numbered list</translation>
    </message>
    <message>
        <source>Link …</source>
        <translation>Link …</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Adresse (https://, http:// eller mailto:):</source>
        <translation>Address (https://, http:// or mailto:):</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>udfoldet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sammenfoldet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlidesPage</name>
    <message>
        <source>Laver siderne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Siderne kunne ikke laves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opdatér</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forhåndsvisningen blev afbrudt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side {0} af {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vis {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bemærk ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side {0} af {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forhåndsvisning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forhåndsvisningen er forældet: noget er ændret, siden siderne blev lavet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opdatér nu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gem statusslides som PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF-filer (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemmer {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gemt: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statusslides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Udskriver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sendt til printeren: {0} sider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SlidesView</name>
    <message>
        <source>&amp;Udskriv …</source>
        <translation type="unfinished">&amp;Print …</translation>
    </message>
    <message>
        <source>&amp;Gem som PDF …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opdatér (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Siderne bliver lavet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Der er ingen statusrunde endnu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Når en politik har en statusrunde, kan dens slides ses her.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Politik</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Runde</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ud&amp;gave</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SubItemCard</name>
    <message>
        <source>Underpunkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet underpunktet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mærke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message>
        <source>Punkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afkrydsning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statustekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plantekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet teksten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runden er lukket, og teksten er låst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ret alligevel …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indledende ord</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tekst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teksten er</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nyt underpunkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tilføj underpunkt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runden er lukket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teksten er den, der blev givet i runden. Retter du i den, siger en ny udskrift noget andet end den, udvalget fik. Rettelsen står i historikken og kan fortrydes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ret alligevel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TitleDelegate</name>
    <message>
        <source>Fortrolig</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreeActions</name>
    <message>
        <source>Slet {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vil du slette {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Du kan fortryde bagefter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} målsætninger og planer hører under den.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dens {} prioriteringer slettes også.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dens {} overskrifter slettes også.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} indsatser mister deres tekst i planen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} indsatser mister tilknytningen, men slettes ikke.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} er slettet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rediger …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flyt op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flyt ned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slet …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
