<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="da_DK">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Nyt vindue</source>
        <translation>&amp;New window</translation>
    </message>
    <message>
        <source>Ny &amp;database …</source>
        <translation>New &amp;database …</translation>
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
        <source>&amp;Sikkerhedskopier …</source>
        <translation>&amp;Backups …</translation>
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
        <source>Søg &amp;overalt …</source>
        <translation>Search &amp;everywhere …</translation>
    </message>
    <message>
        <source>&amp;Påmindelser …</source>
        <translation>Re&amp;minders …</translation>
    </message>
    <message>
        <source>&amp;Opdatér</source>
        <translation>&amp;Refresh</translation>
    </message>
    <message>
        <source>Vis pr. &amp;dato …</source>
        <translation>Show as of a &amp;day …</translation>
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
        <source>&amp;Tilbage</source>
        <translation>&amp;Back</translation>
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
        <translation>Same as the &amp;system</translation>
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
        <translation>Write the words first.</translation>
    </message>
</context>
<context>
    <name>AddRoundText</name>
    <message>
        <source>Tilføj statustekst</source>
        <translation>Add status text</translation>
    </message>
    <message>
        <source>Statusrunde uden tekst</source>
        <translation>Status round without a text</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Slet svar</source>
        <translation>Delete answer</translation>
    </message>
    <message>
        <source>Svar {}</source>
        <translation>Answer {}</translation>
    </message>
    <message>
        <source>Slet svar {}</source>
        <translation>Delete answer {}</translation>
    </message>
    <message>
        <source>svar {}</source>
        <translation>answer {}</translation>
    </message>
</context>
<context>
    <name>AsOf</name>
    <message>
        <source>Vist pr. {}: sådan så databasen ud ved dagens slutning. Intet kan ændres.</source>
        <translation>Shown as of {}: this is how the database was at the end of the day. Nothing can be changed.</translation>
    </message>
    <message>
        <source>Du ser i en sikkerhedskopi: sådan var databasen, da den blev taget. Intet kan ændres.</source>
        <translation>You are looking into a backup: this is how the database was when it was made. Nothing can be changed.</translation>
    </message>
    <message>
        <source>Tilbage til nu</source>
        <translation>Back to now</translation>
    </message>
</context>
<context>
    <name>AsOfDialog</name>
    <message>
        <source>Vis pr. dato</source>
        <translation>Show as of a day</translation>
    </message>
    <message>
        <source>&amp;Vis</source>
        <translation>&amp;Show</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Vis databasen, som den var</source>
        <translation>Show the database as it was</translation>
    </message>
    <message>
        <source>Ved slutningen af</source>
        <translation>At the end of</translation>
    </message>
    <message>
        <source>Alle sider, lister og udskrifter viser dagen, også det, der siden er slettet.</source>
        <translation>All pages, lists and prints show that day, also what has been deleted since.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Kopien er bragt tilbage.</source>
        <translation>The backup has been restored.</translation>
    </message>
    <message>
        <source>Kopien er bragt tilbage. Filen, der ikke kunne åbnes, er lagt til side: {}</source>
        <translation>The backup has been restored. The file that could not be opened was put aside: {}</translation>
    </message>
    <message>
        <source>Kopien er bragt tilbage. Det, der var her før, ligger øverst blandt sikkerhedskopierne.</source>
        <translation>The backup has been restored. What was here before is the first of the backups.</translation>
    </message>
    <message>
        <source>Sikkerhedskopier</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Databasen ligger på en server. kkdesk laver ingen sikkerhedskopier af den og bringer ingen tilbage: det gør den, der passer serveren, med serverens egne værktøjer, fx pg_dump. Spørg, hvor tit det sker. Vil du selv have alt i en fil, så vælg Filer → Gem en kopi.</source>
        <translation>The database lies on a server. kkdesk makes no backups of it and brings none back: whoever looks after the server does, with the server&apos;s own tools such as pg_dump. Ask how often that is done. If you want everything in a file yourself, choose File → Save a copy.</translation>
    </message>
    <message>
        <source>I orden</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Bring databasen tilbage til {}? Det, den indeholder nu, bliver først kopieret, så du kan fortryde ved at bringe den kopi tilbage.</source>
        <translation>Restore the database to {}? What it holds now is copied first, so you can turn this round by restoring that copy.</translation>
    </message>
    <message>
        <source>Bring databasen tilbage til {}? Filen, der ikke kan åbnes, bliver først lagt til side, som den er.</source>
        <translation>Restore the database to {}? The file that cannot be opened is first put aside as it is.</translation>
    </message>
    <message>
        <source>Kopiens kontrolsum mangler, så ingen kan se, om den er ændret.</source>
        <translation>The copy&apos;s checksum is missing, so nobody can see whether it was changed.</translation>
    </message>
    <message>
        <source>Bring en kopi tilbage</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>Bring tilbage</source>
        <translation>Restore</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>Sikkerhedskopier</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>Ingen kopier endnu</source>
        <translation>No backups yet</translation>
    </message>
    <message>
        <source>Den første laves af sig selv, kort efter at databasen er åbnet.</source>
        <translation>The first is made by itself, shortly after the database was opened.</translation>
    </message>
    <message>
        <source>Kopierne ligger i {}</source>
        <translation>The backups lie in {}</translation>
    </message>
    <message>
        <source>Lav en &amp;nu</source>
        <translation>Make one &amp;now</translation>
    </message>
    <message>
        <source>&amp;Efterse</source>
        <translation>&amp;Check</translation>
    </message>
    <message>
        <source>&amp;Se i den</source>
        <translation>&amp;Look inside</translation>
    </message>
    <message>
        <source>&amp;Bring tilbage …</source>
        <translation>&amp;Restore …</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lavet</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>Anledning</source>
        <translation>Occasion</translation>
    </message>
    <message>
        <source>Størrelse</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Efterset</source>
        <translation>Checked</translation>
    </message>
    <message>
        <source>1 kopi</source>
        <translation>1 backup</translation>
    </message>
    <message>
        <source>{} kopier</source>
        <translation>{} backups</translation>
    </message>
    <message>
        <source>. Alle fra i dag beholdes, derefter den nyeste fra hver dag, uge og måned.</source>
        <translation>. All of today&apos;s are kept, then the newest of each day, week and month.</translation>
    </message>
    <message>
        <source>Laver en kopi …</source>
        <translation>Making a copy …</translation>
    </message>
    <message>
        <source>Da den blev lavet</source>
        <translation>When it was made</translation>
    </message>
    <message>
        <source>Kontrolsummen mangler</source>
        <translation>The checksum is missing</translation>
    </message>
</context>
<context>
    <name>BesideView</name>
    <message>
        <source>Før og efter</source>
        <translation>Before and after</translation>
    </message>
    <message>
        <source>Før</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Efter</source>
        <translation>After</translation>
    </message>
</context>
<context>
    <name>BringDialog</name>
    <message>
        <source>Forny en kopi</source>
        <translation>Renew a copy</translation>
    </message>
    <message>
        <source>Hent en kopi hjem</source>
        <translation>Check in a copy</translation>
    </message>
    <message>
        <source>&amp;Kopiens mappe</source>
        <translation>&amp;Folder of the copy</translation>
    </message>
    <message>
        <source>Den mappe, som kopien blev taget ud til. Luk kopien først.</source>
        <translation>The folder that the copy was taken to. Close the copy first.</translation>
    </message>
    <message>
        <source>&amp;Adgangssætning</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Vis, hva&amp;d der vil ske</source>
        <translation>&amp;Show what will happen</translation>
    </message>
    <message>
        <source>Det, der vil ske</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>Intet er hentet hjem endnu.</source>
        <translation>Nothing has been checked in yet.</translation>
    </message>
    <message>
        <source>&amp;Bring bagefter kopien op til det, der er her nu</source>
        <translation>&amp;Bring the copy up to date with what is here now, afterwards</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Hent h&amp;jem</source>
        <translation>&amp;Check in</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Vælg den mappe, som kopien ligger i.</source>
        <translation>Choose the folder that the copy lies in.</translation>
    </message>
    <message>
        <source>1 ændring</source>
        <translation>1 change</translation>
    </message>
    <message>
        <source>{} ændringer</source>
        <translation>{} changes</translation>
    </message>
    <message>
        <source>1 konflikt</source>
        <translation>1 conflict</translation>
    </message>
    <message>
        <source>{} konflikter</source>
        <translation>{} conflicts</translation>
    </message>
    <message>
        <source>{} fra {} går ind; {} vil vente på en afgørelse.</source>
        <translation>{} from {} will go in; {} will wait for a decision.</translation>
    </message>
    <message>
        <source>Der er intet nyt at hente hjem fra {}.</source>
        <translation>There is nothing new to check in from {}.</translation>
    </message>
    <message>
        <source>Stoppet. Både kopien og databasen er uændret.</source>
        <translation>Stopped. Both the copy and the database are unchanged.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>CapacityLine</name>
    <message>
        <source>{} ord</source>
        <translation>{} words</translation>
    </message>
    <message>
        <source>kommer ikke med på slidene</source>
        <translation>is not on the slides</translation>
    </message>
    <message>
        <source>fylder {} pct. af et slide · står på slide {} ({}/{})</source>
        <translation>fills {} % of a slide · stands on slide {} ({}/{})</translation>
    </message>
    <message>
        <source> og fortsætter til slide {} ({}/{})</source>
        <translation> and continues to slide {} ({}/{})</translation>
    </message>
    <message>
        <source> · højere end en spalte, så den bliver delt</source>
        <translation> · taller than a column, so it is divided</translation>
    </message>
</context>
<context>
    <name>CardTurner</name>
    <message>
        <source>Tidligere</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>Senere</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Viser {}–{} af {}</source>
        <translation>Showing {}–{} of {}</translation>
    </message>
</context>
<context>
    <name>CaseDeadlines</name>
    <message>
        <source>Vis i Frister</source>
        <translation>Show in Deadlines</translation>
    </message>
    <message>
        <source>Regler …</source>
        <translation>Rules …</translation>
    </message>
    <message>
        <source>Sagens frister</source>
        <translation>The case&apos;s deadlines</translation>
    </message>
    <message>
        <source>Frister, der støder på noget: {}</source>
        <translation>Deadlines that clash: {}</translation>
    </message>
    <message>
        <source>Regnet tilbage fra rutens møder efter reglerne.</source>
        <translation>Counted back from the meetings of the route by the rules.</translation>
    </message>
</context>
<context>
    <name>CasePanels</name>
    <message>
        <source>Bilag</source>
        <translation>Appendices</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Nr.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Udvalg</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Bemærk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Møde i {}</source>
        <translation>Meeting of {}</translation>
    </message>
    <message>
        <source>Formål</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Betingelse</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>Udfald</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Filer</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Navn</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Bilag</source>
        <translation>Appendix</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Størrelse</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>Tilføjet</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>Indledning</source>
        <translation>Introduction</translation>
    </message>
    <message>
        <source>År</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Overskrift</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Indsatser</source>
        <translation>Initiatives</translation>
    </message>
    <message>
        <source>Som skrevet</source>
        <translation>As written</translation>
    </message>
    <message>
        <source>Sted</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Sager</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Fra</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Til</source>
        <translation>To</translation>
    </message>
    <message>
        <source>! {} (før et tidligere trin)</source>
        <translation>! {} (before an earlier step)</translation>
    </message>
    <message>
        <source>! {} (ikke udvalgets mødedag)</source>
        <translation>! {} (not the committee’s day of meetings)</translation>
    </message>
    <message>
        <source>Her følger du sager til udvalgene, deres bilag og møder.</source>
        <translation>Here you follow cases for the committees, their appendices and meetings.</translation>
    </message>
    <message>
        <source>Ingen sager endnu</source>
        <translation>No cases yet</translation>
    </message>
    <message>
        <source>Udvalg, råd, forvaltninger og personer opretter du med Andet nyt.</source>
        <translation>Committees, councils, departments and people are added with Add something else.</translation>
    </message>
    <message>
        <source>Opret den første sag</source>
        <translation>Add the first case</translation>
    </message>
    <message>
        <source>Notat til: {}</source>
        <translation>Memo to: {}</translation>
    </message>
    <message>
        <source>Ny sag</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Nyt spørgsmål</source>
        <translation>New question</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Slet «{}» med alt, hvad der hører til?</source>
        <translation>Delete “{}” with all that belongs to it?</translation>
    </message>
    <message>
        <source>Spørgsmål</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>Råd</source>
        <translation>Councils</translation>
    </message>
    <message>
        <source>Forvaltninger</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Personer</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Nyt udvalg</source>
        <translation>New committee</translation>
    </message>
    <message>
        <source>Nyt råd</source>
        <translation>New council</translation>
    </message>
    <message>
        <source>Ny forvaltning</source>
        <translation>New department</translation>
    </message>
    <message>
        <source>Ny person</source>
        <translation>New person</translation>
    </message>
    <message>
        <source>Beslutningsrute</source>
        <translation>Decision route</translation>
    </message>
    <message>
        <source>Dokumenter</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Notater</source>
        <translation>Memos</translation>
    </message>
    <message>
        <source>Lister over indsatser</source>
        <translation>Lists of initiatives</translation>
    </message>
    <message>
        <source>Møder</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Medlemmer</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>CasesView</name>
    <message>
        <source>Sager og møder</source>
        <translation>Cases and meetings</translation>
    </message>
    <message>
        <source>Sager, spørgsmål, udvalg og råd</source>
        <translation>Cases, questions, committees and councils</translation>
    </message>
    <message>
        <source>Ny sag</source>
        <translation>New case</translation>
    </message>
    <message>
        <source>Nyt spørgsmål</source>
        <translation>New question</translation>
    </message>
    <message>
        <source>Andet nyt …</source>
        <translation>Add something else …</translation>
    </message>
    <message>
        <source>Mødekalender</source>
        <translation>Calendar of meetings</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>mål {}</source>
        <translation>target {}</translation>
    </message>
    <message>
        <source>Diagram: {}</source>
        <translation>Chart: {}</translation>
    </message>
    <message>
        <source>Ingen tal at tegne</source>
        <translation>No figures to draw</translation>
    </message>
    <message>
        <source>Måling</source>
        <translation>Measurement</translation>
    </message>
    <message>
        <source>Måling under målet</source>
        <translation>Measurement below the target</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Target</translation>
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
    <name>Checklist</name>
    <message>
        <source>Tjekliste</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Intet at rette</source>
        <translation>Nothing to put right</translation>
    </message>
    <message>
        <source>Tjekliste ({})</source>
        <translation>Checklist ({})</translation>
    </message>
    <message>
        <source>Tjekliste ({}, {} stopper)</source>
        <translation>Checklist ({}, {} stop the print)</translation>
    </message>
    <message>
        <source>Enter eller dobbeltklik går til det, der skal rettes.</source>
        <translation>Enter or a double click goes to what is to be put right.</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <source>Den offentlige udgave udelader alt, hvad der er fortroligt.</source>
        <translation>The public edition leaves out everything confidential.</translation>
    </message>
</context>
<context>
    <name>ColourControl</name>
    <message>
        <source>Vælg farve …</source>
        <translation>Choose colour …</translation>
    </message>
    <message>
        <source>Farve</source>
        <translation>Colour</translation>
    </message>
</context>
<context>
    <name>ConflictDialog</name>
    <message>
        <source>Konflikt {} af {}</source>
        <translation>Conflict {} of {}</translation>
    </message>
    <message>
        <source>Det er rettet her, siden kopien kom hjem. Nedenfor ses, hvad der står nu.</source>
        <translation>It has been edited here since the copy was checked in. Below is what stands now.</translation>
    </message>
    <message>
        <source>Det, der henviser til den: {}.</source>
        <translation>What refers to it: {}.</translation>
    </message>
    <message>
        <source>Runden er {}.</source>
        <translation>The round is {}.</translation>
    </message>
    <message>
        <source>Den venter på «{}».</source>
        <translation>It waits for “{}”.</translation>
    </message>
    <message>
        <source>På den bærbare: {}</source>
        <translation>On the laptop: {}</translation>
    </message>
    <message>
        <source>Her: {}</source>
        <translation>Here: {}</translation>
    </message>
    <message>
        <source>Før</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>På den bærbare</source>
        <translation>On the laptop</translation>
    </message>
    <message>
        <source>Her</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>På den bærbare er posten slettet.</source>
        <translation>On the laptop the record is deleted.</translation>
    </message>
    <message>
        <source>Her er posten der ikke.</source>
        <translation>The record is not here.</translation>
    </message>
    <message>
        <source>kun denne</source>
        <translation>this one only</translation>
    </message>
    <message>
        <source>alle {} for denne post</source>
        <translation>all {} of this record</translation>
    </message>
    <message>
        <source>alle {} af slagsen «{}»</source>
        <translation>all {} of the kind “{}”</translation>
    </message>
    <message>
        <source>Afgjort.</source>
        <translation>Decided.</translation>
    </message>
    <message>
        <source>{} afgjort.</source>
        <translation>{} decided.</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Afgør konflikter</source>
        <translation>Decide conflicts</translation>
    </message>
    <message>
        <source>F&amp;orrige</source>
        <translation>Pre&amp;vious</translation>
    </message>
    <message>
        <source>&amp;Næste</source>
        <translation>&amp;Next</translation>
    </message>
    <message>
        <source>De to sider</source>
        <translation>The two sides</translation>
    </message>
    <message>
        <source>Gælder</source>
        <translation>Applies to</translation>
    </message>
    <message>
        <source>&amp;Gå til den, den venter på</source>
        <translation>&amp;Go to the one it waits for</translation>
    </message>
    <message>
        <source>&amp;Senere</source>
        <translation>Late&amp;r</translation>
    </message>
    <message>
        <source>G&amp;ælder</source>
        <translation>&amp;Applies to</translation>
    </message>
    <message>
        <source>Det, der ikke er afgjort, venter og er ikke i vejen.</source>
        <translation>What is not decided waits and is in nobody&apos;s way.</translation>
    </message>
</context>
<context>
    <name>ContinuationCard</name>
    <message>
        <source>Videreføres indsatsen?</source>
        <translation>Does the initiative continue?</translation>
    </message>
    <message>
        <source>Slet svaret</source>
        <translation>Delete the answer</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Begrundelse</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>fra {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <source>lagt sammen med {}</source>
        <translation>merged into {}</translation>
    </message>
</context>
<context>
    <name>ContinuePlanDialog</name>
    <message>
        <source>Fortsæt i en ny handleplan</source>
        <translation>Continue in a new plan</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Indsats</source>
        <translation>Initiative</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Den gamle plans indsatser</source>
        <translation>The old plan&apos;s initiatives</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Videreføres indsatsen?</source>
        <translation>&amp;Does the initiative continue?</translation>
    </message>
    <message>
        <source>&amp;Lægges sammen med</source>
        <translation>&amp;Merged into</translation>
    </message>
    <message>
        <source>&amp;Begrundelse</source>
        <translation>Re&amp;ason</translation>
    </message>
    <message>
        <source>Vælg en indsats</source>
        <translation>Choose an initiative</translation>
    </message>
</context>
<context>
    <name>DatabaseChoice</name>
    <message>
        <source>Åbn en anden …</source>
        <translation>Open another …</translation>
    </message>
    <message>
        <source>Åbn skrivebeskyttet</source>
        <translation>Open read-only</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Databasen er åbnet skrivebeskyttet. Du kan se og udskrive, men ikke ændre.</source>
        <translation>The database is open read-only. You can look and print, but not change anything.</translation>
    </message>
    <message>
        <source>Ingen database er åben. Ctrl+O åbner en.</source>
        <translation>No database is open. Press Ctrl+O to open one.</translation>
    </message>
    <message>
        <source>Sikkerhedskopier …</source>
        <translation>Backups …</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Opret en ny …</source>
        <translation>Create a new one …</translation>
    </message>
    <message>
        <source>Åbn database</source>
        <translation>Open database</translation>
    </message>
    <message>
        <source>Opret database</source>
        <translation>Create database</translation>
    </message>
    <message>
        <source>Databaser (*.kkdesk *.sqlite *.db)</source>
        <translation>Databases (*.kkdesk *.sqlite *.db)</translation>
    </message>
    <message>
        <source>Alle filer (*)</source>
        <translation>All files (*)</translation>
    </message>
</context>
<context>
    <name>DateCard</name>
    <message>
        <source>Dato</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Slet datoen</source>
        <translation>Delete the date</translation>
    </message>
    <message>
        <source>Bekræftet</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Det, datoen handler om, er sket</source>
        <translation>What the date is about has happened</translation>
    </message>
    <message>
        <source>Ordlyd</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>Betydning</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>Hændelse</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Kildetype</source>
        <translation>Kind of source</translation>
    </message>
    <message>
        <source>Kilde</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>beregnet af «{}»</source>
        <translation>computed from “{}”</translation>
    </message>
</context>
<context>
    <name>Deadlines</name>
    <message>
        <source>Kilderne er uenige:</source>
        <translation>The sources disagree:</translation>
    </message>
    <message>
        <source>Samme begivenhed i en anden kilde:</source>
        <translation>The same event in another source:</translation>
    </message>
    <message>
        <source>Datoen er beregnet ud fra «{}».</source>
        <translation>The date was computed from “{}”.</translation>
    </message>
    <message>
        <source>«{}»</source>
        <translation>“{}”</translation>
    </message>
    <message>
        <source>Dato som skrevet</source>
        <translation>Date as written</translation>
    </message>
    <message>
        <source>Tidligst</source>
        <translation>Earliest</translation>
    </message>
    <message>
        <source>Senest</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Indsats</source>
        <translation>Initiative</translation>
    </message>
    <message>
        <source>Ansvarlig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Kilde</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Sikkert</source>
        <translation>Certain</translation>
    </message>
    <message>
        <source>Muligt</source>
        <translation>Possible</translation>
    </message>
    <message>
        <source>Ikke bekræftet</source>
        <translation>Not confirmed</translation>
    </message>
    <message>
        <source>Uden placering</source>
        <translation>Not placed</translation>
    </message>
    <message>
        <source>Nej</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Bekræftet</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>Frafaldet</source>
        <translation>Waived</translation>
    </message>
    <message>
        <source>Sikkert i perioden</source>
        <translation>Certainly within the period</translation>
    </message>
    <message>
        <source>Muligt i perioden</source>
        <translation>Possibly within the period</translation>
    </message>
    <message>
        <source>Passeret uden bekræftelse</source>
        <translation>Passed without confirmation</translation>
    </message>
    <message>
        <source>Kan ikke placeres i tiden</source>
        <translation>Cannot be placed in time</translation>
    </message>
    <message>
        <source>Uden for perioden</source>
        <translation>Outside the period</translation>
    </message>
    <message>
        <source>Året mangler</source>
        <translation>The year is missing</translation>
    </message>
    <message>
        <source>For upræcist til at placere</source>
        <translation>Too vague to place</translation>
    </message>
    <message>
        <source>Kun navnet på en beslutning</source>
        <translation>Only the name of a decision</translation>
    </message>
    <message>
        <source>Kun en varighed</source>
        <translation>Only a length of time</translation>
    </message>
    <message>
        <source>Gentages</source>
        <translation>Recurs</translation>
    </message>
    <message>
        <source>Kan ikke læses som dato</source>
        <translation>Cannot be read as a date</translation>
    </message>
    <message>
        <source>Kan læses på flere måder</source>
        <translation>Can be read in several ways</translation>
    </message>
    <message>
        <source>tidligst {}, senest {}</source>
        <translation>earliest {}, latest {}</translation>
    </message>
    <message>
        <source>tidligst {}</source>
        <translation>earliest {}</translation>
    </message>
    <message>
        <source>senest {}</source>
        <translation>latest {}</translation>
    </message>
    <message>
        <source>Flyttet fra «{}»</source>
        <translation>Moved from “{}”</translation>
    </message>
    <message>
        <source>Efter sikkerhed</source>
        <translation>By certainty</translation>
    </message>
    <message>
        <source>Efter uge</source>
        <translation>By week</translation>
    </message>
    <message>
        <source>Efter ansvarlig</source>
        <translation>By responsible</translation>
    </message>
    <message>
        <source>Efter rolle</source>
        <translation>By role</translation>
    </message>
    <message>
        <source>Uden ansvarlig</source>
        <translation>Nobody responsible</translation>
    </message>
    <message>
        <source>Uge {number}, {year} ({first} – {last})</source>
        <translation>Week {number}, {year} ({first} – {last})</translation>
    </message>
    <message>
        <source>i dag</source>
        <translation>today</translation>
    </message>
    <message>
        <source>… og {} til</source>
        <translation>… and {} more</translation>
    </message>
    <message>
        <source>{}, i dag</source>
        <translation>{}, today</translation>
    </message>
    <message>
        <source>{}: ingen frister</source>
        <translation>{}: no deadlines</translation>
    </message>
    <message>
        <source>{head}: frister: {count}</source>
        <translation>{head}: deadlines: {count}</translation>
    </message>
</context>
<context>
    <name>DeadlinesPage</name>
    <message>
        <source>Frister</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Ingen frister passer til filtrene</source>
        <translation>No deadlines match the filters</translation>
    </message>
    <message>
        <source>{} frister er skjult af søgning og filtre.</source>
        <translation>Deadlines hidden by the search and filters: {}.</translation>
    </message>
    <message>
        <source>Nulstil filtre</source>
        <translation>Reset filters</translation>
    </message>
    <message>
        <source>Ingen frister i perioden</source>
        <translation>No deadlines within the period</translation>
    </message>
    <message>
        <source>Intet forfalder, og intet venter på at blive bekræftet.</source>
        <translation>Nothing falls due, and nothing is waiting to be confirmed.</translation>
    </message>
    <message>
        <source>Se et år frem</source>
        <translation>Look a year ahead</translation>
    </message>
    <message>
        <source>Her står alt, hvad der forfalder, så intet bliver glemt.</source>
        <translation>Here stands everything that falls due, so that nothing is forgotten.</translation>
    </message>
</context>
<context>
    <name>DeadlinesView</name>
    <message>
        <source>Frister</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Måned&amp;skalender</source>
        <translation>Month cale&amp;ndar</translation>
    </message>
    <message>
        <source>Re&amp;gler …</source>
        <translation>Ru&amp;les …</translation>
    </message>
    <message>
        <source>Rolle</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>Ansvarlig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Søg i frister</source>
        <translation>Search deadlines</translation>
    </message>
    <message>
        <source>Vis be&amp;kræftede og frafaldne</source>
        <translation>Show &amp;confirmed and waived</translation>
    </message>
    <message>
        <source>Å&amp;bn</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Flyt …</source>
        <translation>Move …</translation>
    </message>
    <message>
        <source>Frafald …</source>
        <translation>Waive …</translation>
    </message>
    <message>
        <source>Vis på tidslinje</source>
        <translation>Show on the timeline</translation>
    </message>
    <message>
        <source>Påmindelser</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>10 år frem</source>
        <translation>10 years ahead</translation>
    </message>
    <message>
        <source>Til en dag …</source>
        <translation>To a day …</translation>
    </message>
    <message>
        <source>Den sidste dag i perioden</source>
        <translation>The last day of the period</translation>
    </message>
    <message>
        <source>B&amp;ekræft</source>
        <translation>Co&amp;nfirm</translation>
    </message>
    <message>
        <source>Gruppér</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>&amp;Dag</source>
        <translation>&amp;Day</translation>
    </message>
    <message>
        <source>Dag, som fristerne ses fra</source>
        <translation>Day from which the deadlines are seen</translation>
    </message>
    <message>
        <source>&amp;Periode</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>{} dage frem</source>
        <translation>{} days ahead</translation>
    </message>
</context>
<context>
    <name>DecideDeadlineDialog</name>
    <message>
        <source>Flyt frist</source>
        <translation>Move deadline</translation>
    </message>
    <message>
        <source>Frafald frist</source>
        <translation>Waive deadline</translation>
    </message>
    <message>
        <source>&amp;Flyt</source>
        <translation>&amp;Move</translation>
    </message>
    <message>
        <source>&amp;Frafald</source>
        <translation>&amp;Waive</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ny dato i ord</source>
        <translation>New date in words</translation>
    </message>
    <message>
        <source>Begrundelse</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>Decider</name>
    <message>
        <source>Bekræftet: {}</source>
        <translation>Confirmed: {}</translation>
    </message>
    <message>
        <source>Taget tilbage: {}</source>
        <translation>Taken back: {}</translation>
    </message>
    <message>
        <source>Flyttet: {}</source>
        <translation>Moved: {}</translation>
    </message>
    <message>
        <source>Frafaldet: {}</source>
        <translation>Waived: {}</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>DocumentPanel</name>
    <message>
        <source>Tilføj fil …</source>
        <translation>Add file …</translation>
    </message>
    <message>
        <source>Version, der åbnes</source>
        <translation>Version to open</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Erstat …</source>
        <translation>Replace …</translation>
    </message>
    <message>
        <source>Vælg en fil</source>
        <translation>Choose a file</translation>
    </message>
</context>
<context>
    <name>EditConflictDialog</name>
    <message>
        <source>Feltet er ændret af en anden</source>
        <translation>Somebody else has changed the field</translation>
    </message>
    <message>
        <source>Begge tekster er i behold. Vælg, hvad der skal stå i feltet.</source>
        <translation>Both texts are safe. Choose what the field shall say.</translation>
    </message>
    <message>
        <source>(tomt)</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>Brug &amp;min</source>
        <translation>Use &amp;mine</translation>
    </message>
    <message>
        <source>Brug den &amp;andens</source>
        <translation>Use &amp;theirs</translation>
    </message>
    <message>
        <source>&amp;Gem teksten</source>
        <translation>&amp;Save the text</translation>
    </message>
    <message>
        <source>Senere</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Du skrev</source>
        <translation>You wrote</translation>
    </message>
    <message>
        <source>Nu står der</source>
        <translation>It now says</translation>
    </message>
    <message>
        <source>Eller skriv dem &amp;sammen</source>
        <translation>Or &amp;write them together</translation>
    </message>
    <message>
        <source>en anden</source>
        <translation>somebody else</translation>
    </message>
    <message>
        <source>«{}» er ændret af {}, mens du skrev</source>
        <translation>“{}” was changed by {} while you were writing</translation>
    </message>
    <message>
        <source>«{}» er ændret af {} {}, mens du skrev</source>
        <translation>“{}” was changed by {} on {} while you were writing</translation>
    </message>
</context>
<context>
    <name>Emptiness</name>
    <message>
        <source>Her står politikken med planer og indsatser, og her retter du dem.</source>
        <translation>Here stands the policy with its plans and initiatives, and here you edit them.</translation>
    </message>
    <message>
        <source>Opret en indsats …</source>
        <translation>Add an initiative …</translation>
    </message>
    <message>
        <source>Ingen indsatser passer</source>
        <translation>No initiatives match</translation>
    </message>
    <message>
        <source>Prøv færre ord, eller nulstil filtrene.</source>
        <translation>Try fewer words, or reset the filters.</translation>
    </message>
    <message>
        <source>Nulstil filtre</source>
        <translation>Reset filters</translation>
    </message>
    <message>
        <source>Her er ingen indsatser endnu</source>
        <translation>No initiatives here yet</translation>
    </message>
    <message>
        <source>Opret en, eller vælg «Alle indsatser» i træet.</source>
        <translation>Add one, or choose “All initiatives” in the tree.</translation>
    </message>
    <message>
        <source>Ingen indsatser endnu</source>
        <translation>No initiatives yet</translation>
    </message>
    <message>
        <source>Målsætninger og planer tilføjer du til venstre, indsatser her.</source>
        <translation>Objectives and plans are added at the left, initiatives here.</translation>
    </message>
</context>
<context>
    <name>EntryView</name>
    <message>
        <source>Til &amp;matrixen</source>
        <translation>To the &amp;matrix</translation>
    </message>
    <message>
        <source>Godkend a&amp;lle</source>
        <translation>Approve a&amp;ll</translation>
    </message>
    <message>
        <source>Ikke vurderet</source>
        <translation>Not rated</translation>
    </message>
    <message>
        <source>Vurdering</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>&amp;Indsend</source>
        <translation>Sub&amp;mit</translation>
    </message>
    <message>
        <source>&amp;Godkend</source>
        <translation>&amp;Approve</translation>
    </message>
    <message>
        <source>Gen&amp;åbn</source>
        <translation>Re&amp;open</translation>
    </message>
    <message>
        <source>Flyt op</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Flyt ned</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Bemærkning ved returnering</source>
        <translation>Remark on return</translation>
    </message>
    <message>
        <source>&amp;Returnér</source>
        <translation>&amp;Return</translation>
    </message>
    <message>
        <source>Sidste rundes tekst</source>
        <translation>Text of the last round</translation>
    </message>
    <message>
        <source>de første {} af {}</source>
        <translation>the first {} of {}</translation>
    </message>
    <message>
        <source> · markeret</source>
        <translation> · flagged</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Teksten i runde {}</source>
        <translation>The text in round {}</translation>
    </message>
    <message>
        <source>Afgrænsning: {}</source>
        <translation>Cut-off: {}</translation>
    </message>
    <message>
        <source>Returneret med: {}</source>
        <translation>Returned with: {}</translation>
    </message>
    <message>
        <source>Runden er lukket, og teksten er låst. Genåbn runden først.</source>
        <translation>The round is closed, and the text is locked. Reopen the round first.</translation>
    </message>
    <message>
        <source>Teksten er godkendt og låst. Genåbn den for at rette.</source>
        <translation>The text is approved and locked. Reopen it to edit.</translation>
    </message>
    <message>
        <source>Tekster i feltet</source>
        <translation>Texts in the cell</translation>
    </message>
    <message>
        <source>Ændret siden i datoer, penge og målinger</source>
        <translation>Changed since in dates, money and measurements</translation>
    </message>
    <message>
        <source>Planens tekst</source>
        <translation>The plan&apos;s text</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Siden</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>uden fortroligt</source>
        <translation>without confidential records</translation>
    </message>
    <message>
        <source>krypteret</source>
        <translation>encrypted</translation>
    </message>
    <message>
        <source>Politikken {}</source>
        <translation>The policy {}</translation>
    </message>
    <message>
        <source>Forvaltningen {}</source>
        <translation>The department {}</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>{}; sidst hjemme {}</source>
        <translation>{}; last checked in {}</translation>
    </message>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Fra</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Ændret</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Felt</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Hvorfor</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>som før</source>
        <translation>as before</translation>
    </message>
    <message>
        <source>den bærbares</source>
        <translation>the laptop&apos;s</translation>
    </message>
    <message>
        <source>det, der stod her</source>
        <translation>what stood here</translation>
    </message>
    <message>
        <source>skrevet på ny</source>
        <translation>written anew</translation>
    </message>
    <message>
        <source>Hvad der sker</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>oprettes</source>
        <translation>is created</translation>
    </message>
    <message>
        <source>slettes</source>
        <translation>is deleted</translation>
    </message>
    <message>
        <source>Konflikt: {}</source>
        <translation>Conflict: {}</translation>
    </message>
    <message>
        <source>en anden</source>
        <translation>somebody else</translation>
    </message>
    <message>
        <source>&amp;Bring den tilbage, som den er rettet</source>
        <translation>&amp;Bring it back as it was edited</translation>
    </message>
    <message>
        <source>&amp;Lad den være slettet</source>
        <translation>&amp;Leave it deleted</translation>
    </message>
    <message>
        <source>Bring den tilbage, som den var &amp;før</source>
        <translation>Bring it back as it was be&amp;fore</translation>
    </message>
    <message>
        <source>S&amp;let den også her</source>
        <translation>&amp;Delete it here too</translation>
    </message>
    <message>
        <source>&amp;Behold den, som den er her</source>
        <translation>&amp;Keep it as it is here</translation>
    </message>
    <message>
        <source>&amp;Luk den, som den blev lukket dér</source>
        <translation>&amp;Close it as it was closed there</translation>
    </message>
    <message>
        <source>L&amp;ad den stå åben</source>
        <translation>Leave it &amp;open</translation>
    </message>
    <message>
        <source>Sæt den &amp;bærbares i stedet</source>
        <translation>Put the &amp;laptop&apos;s in its place</translation>
    </message>
    <message>
        <source>Behold &amp;kun den her</source>
        <translation>&amp;Keep only the one here</translation>
    </message>
    <message>
        <source>&amp;Prøv at gemme den nu</source>
        <translation>&amp;Try to save it now</translation>
    </message>
    <message>
        <source>&amp;Lad den ligge</source>
        <translation>Leave &amp;it</translation>
    </message>
    <message>
        <source>Brug den &amp;bærbares</source>
        <translation>Use the &amp;laptop&apos;s</translation>
    </message>
    <message>
        <source>Behold det, der står &amp;her</source>
        <translation>Keep what stands &amp;here</translation>
    </message>
    <message>
        <source>Brug det, der stod &amp;før</source>
        <translation>Use what stood be&amp;fore</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Taget ud af {} {}. Indhold: {}. Arbejd i den som i enhver database. Hjemme lukkes den her, den fælles database åbnes, og her på siden vælges «Hent hjem».</source>
        <translation>Taken by {} {}. It holds: {}. Work in it as in any database. At home, close this one, open the shared database, and choose “Check in” on this page.</translation>
    </message>
    <message>
        <source>Det er en bærbar kopi</source>
        <translation>This is a laptop copy</translation>
    </message>
    <message>
        <source>1 kopi er ude</source>
        <translation>1 copy is out</translation>
    </message>
    <message>
        <source>{} kopier er ude</source>
        <translation>{} copies are out</translation>
    </message>
    <message>
        <source>1 konflikt venter</source>
        <translation>1 conflict waits</translation>
    </message>
    <message>
        <source>{} konflikter venter</source>
        <translation>{} conflicts wait</translation>
    </message>
    <message>
        <source>Bærbar kopi</source>
        <translation>Laptop copy</translation>
    </message>
    <message>
        <source>Udveksling</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>Intet venter</source>
        <translation>Nothing waits</translation>
    </message>
    <message>
        <source>Intet er afgjort endnu</source>
        <translation>Nothing has been decided yet</translation>
    </message>
    <message>
        <source>Intet venter på en afgørelse</source>
        <translation>Nothing waits for a decision</translation>
    </message>
    <message>
        <source>Det, som både den bærbare og nogen her har rettet, vil stå her.</source>
        <translation>What both the laptop and somebody here have edited will stand here.</translation>
    </message>
    <message>
        <source>Kopien ligger i {}. Åbn filen kkdesk.sqlite dér på den bærbare.</source>
        <translation>The copy lies in {}. Open the file kkdesk.sqlite there on the laptop.</translation>
    </message>
    <message>
        <source>Der var intet nyt at hente hjem.</source>
        <translation>There was nothing new to check in.</translation>
    </message>
    <message>
        <source>Hentet hjem: 1 post ændret.</source>
        <translation>Checked in: 1 record changed.</translation>
    </message>
    <message>
        <source>Hentet hjem: {} poster ændret.</source>
        <translation>Checked in: {} records changed.</translation>
    </message>
    <message>
        <source>Kopien er fornyet.</source>
        <translation>The copy is renewed.</translation>
    </message>
    <message>
        <source>1 konflikt venter.</source>
        <translation>1 conflict waits.</translation>
    </message>
    <message>
        <source>{} konflikter venter.</source>
        <translation>{} conflicts wait.</translation>
    </message>
    <message>
        <source>Afgør dem</source>
        <translation>Decide them</translation>
    </message>
    <message>
        <source>Meld tabt</source>
        <translation>Report lost</translation>
    </message>
    <message>
        <source>Så venter ingen længere på kopien hos {}. Dukker den op alligevel, kan den stadig hentes hjem.</source>
        <translation>Then nobody waits for the copy with {} any longer. If it turns up after all, it can still be checked in.</translation>
    </message>
    <message>
        <source>Alt er afgjort.</source>
        <translation>Everything is decided.</translation>
    </message>
    <message>
        <source>Fortryd det sidste</source>
        <translation>Undo the last</translation>
    </message>
</context>
<context>
    <name>ExchangeView</name>
    <message>
        <source>Udveksling</source>
        <translation>Exchange</translation>
    </message>
    <message>
        <source>&amp;Tag en kopi …</source>
        <translation>&amp;Take a copy …</translation>
    </message>
    <message>
        <source>Hent h&amp;jem …</source>
        <translation>&amp;Check in …</translation>
    </message>
    <message>
        <source>F&amp;orny …</source>
        <translation>&amp;Renew …</translation>
    </message>
    <message>
        <source>&amp;Meld tabt …</source>
        <translation>Report &amp;lost …</translation>
    </message>
    <message>
        <source>Bærbare kopier</source>
        <translation>Laptop copies</translation>
    </message>
    <message>
        <source>Hentet hjem</source>
        <translation>Checked in</translation>
    </message>
    <message>
        <source>Konflikter</source>
        <translation>Conflicts</translation>
    </message>
    <message>
        <source>Venter</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Afgjort</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>&amp;Afgør …</source>
        <translation>&amp;Decide …</translation>
    </message>
    <message>
        <source>Posten i h&amp;istorikken</source>
        <translation>The record in the h&amp;istory</translation>
    </message>
    <message>
        <source>Ingen har en kopi med</source>
        <translation>Nobody has a copy out</translation>
    </message>
    <message>
        <source>Tag en kopi af porteføljen med på en bærbar, arbejd i den på rejsen, og hent den hjem bagefter. Det, som kolleger imens har skrevet, bliver ikke overskrevet.</source>
        <translation>Take a copy of the portfolio along on a laptop, work in it on the way, and check it in afterwards. What colleagues wrote meanwhile is not overwritten.</translation>
    </message>
    <message>
        <source>Tag en kopi …</source>
        <translation>Take a copy …</translation>
    </message>
    <message>
        <source>Hvilke konflikter</source>
        <translation>Which conflicts</translation>
    </message>
    <message>
        <source>Vi&amp;s</source>
        <translation>&amp;Show</translation>
    </message>
</context>
<context>
    <name>FigureCard</name>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Slet baseline</source>
        <translation>Delete the baseline</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Slet målet</source>
        <translation>Delete the target</translation>
    </message>
    <message>
        <source>Måling</source>
        <translation>Measurement</translation>
    </message>
    <message>
        <source>Slet målingen</source>
        <translation>Delete the measurement</translation>
    </message>
    <message>
        <source>Hele kommunen</source>
        <translation>Whole municipality</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>alle</source>
        <translation>all</translation>
    </message>
</context>
<context>
    <name>FindDialog</name>
    <message>
        <source>Søg overalt</source>
        <translation>Search everywhere</translation>
    </message>
    <message>
        <source>Ord</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>Skriv et eller flere ord.</source>
        <translation>Type one or more words.</translation>
    </message>
    <message>
        <source>Fundet</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>&amp;Gå til</source>
        <translation>&amp;Go to</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ingen poster har alle ordene.</source>
        <translation>No record holds all the words.</translation>
    </message>
    <message>
        <source>{} poster har alle ordene; de første {} vises.</source>
        <translation>{} records hold all the words; the first {} are shown.</translation>
    </message>
    <message>
        <source>{} poster har alle ordene.</source>
        <translation>{} records hold all the words.</translation>
    </message>
    <message>
        <source>1 post har alle ordene.</source>
        <translation>1 record has all the words.</translation>
    </message>
    <message>
        <source>fortrolig</source>
        <translation>confidential</translation>
    </message>
</context>
<context>
    <name>FirstPolicy</name>
    <message>
        <source>«{}» mangler en kode eller et navn.</source>
        <translation>“{}” lacks a code or a name.</translation>
    </message>
</context>
<context>
    <name>FirstPolicyDialog</name>
    <message>
        <source>Den første politik</source>
        <translation>The first policy</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>FirstPolicyForm</name>
    <message>
        <source>Kommunens navn, som det skal stå på udskrifter.</source>
        <translation>The municipality’s name as prints are to show it.</translation>
    </message>
    <message>
        <source>Kort og uden mellemrum; koden bruges, når der skal vælges.</source>
        <translation>Short and without spaces; the code is used where there is a choice.</translation>
    </message>
    <message>
        <source>For eksempel 2026-2029. Kan stå tom.</source>
        <translation>For example 2026-2029. May be left empty.</translation>
    </message>
    <message>
        <source>En linje til hver: koden først og så navnet, for eksempel SOF Socialforvaltningen. Flere kan komme til senere.</source>
        <translation>A line for each: the code first and then the name, for example SOF Department of Social Services. More can be added later.</translation>
    </message>
    <message>
        <source>Koden først og så navnet, for eksempel HR Handicaprådet. Kan stå tom.</source>
        <translation>The code first and then the name, for example HR Disability Council. May be left empty.</translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Forvaltninger</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Råd, der sender bemærkninger</source>
        <translation>Council that sends remarks</translation>
    </message>
    <message>
        <source>Feltet skal udfyldes.</source>
        <translation>The field must be filled in.</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Der er ingen database endnu</source>
        <translation>There is no database yet</translation>
    </message>
    <message>
        <source>Sider og lister kommer, når du har lavet eller åbnet en database. En, du har i forvejen, åbner du også med Ctrl+O.</source>
        <translation>Pages and lists come when you have made or opened a database. One that you have already opens with Ctrl+O as well.</translation>
    </message>
    <message>
        <source>Kom i gang …</source>
        <translation>Get started …</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Kom i gang</source>
        <translation>Get started</translation>
    </message>
    <message>
        <source>Ny database</source>
        <translation>New database</translation>
    </message>
    <message>
        <source>&amp;Begynd selv …</source>
        <translation>Start my &amp;own …</translation>
    </message>
    <message>
        <source>&amp;Vis eksemplet</source>
        <translation>Show the &amp;sample</translation>
    </message>
    <message>
        <source>Åbn en &amp;fil …</source>
        <translation>Open a &amp;file …</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Vælg &amp;sted …</source>
        <translation>Choose &amp;place …</translation>
    </message>
    <message>
        <source>Databasens fil</source>
        <translation>The database’s file</translation>
    </message>
    <message>
        <source>Filen bliver lavet, når du opretter. En fil, der ligger der, røres ikke.</source>
        <translation>The file is made when you create. A file that lies there is not touched.</translation>
    </message>
    <message>
        <source>&amp;Tilbage</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Velkommen til kkdesk</source>
        <translation>Welcome to kkdesk</translation>
    </message>
    <message>
        <source>kkdesk gemmer politik, handleplaner, status og sager i én fil, databasen. Vælg, hvad du vil begynde med. Intet bliver lavet, før du har valgt.</source>
        <translation>kkdesk keeps policy, plans, status and cases in one file, the database. Choose what to begin with. Nothing is made before you have chosen.</translation>
    </message>
    <message>
        <source>Din egen politik</source>
        <translation>Your own policy</translation>
    </message>
    <message>
        <source>Du skriver kommunens og politikkens navn og får en database, som du kan fylde selv.</source>
        <translation>You type the names of the municipality and the policy, and get a database to fill yourself.</translation>
    </message>
    <message>
        <source>Eksempelporteføljen</source>
        <translation>The sample portfolio</translation>
    </message>
    <message>
        <source>En færdig politik med planer, runder og sager, så du kan se, hvordan alt ser ud. Det er kun et eksempel: Det ligger i en fil for sig, og du kan trygt rette i det.</source>
        <translation>A whole policy with plans, rounds and cases, so that you can see what everything looks like. It is only an example: it lies in a file of its own, and you can safely change it.</translation>
    </message>
    <message>
        <source>En database, du har</source>
        <translation>A database that you have</translation>
    </message>
    <message>
        <source>En kkdesk-fil, som du har fået eller lavet før, eller en bærbar kopi, som er taget ud til dig.</source>
        <translation>A kkdesk file that you were given or made before, or a laptop copy that was taken out for you.</translation>
    </message>
    <message>
        <source>Skriv det, du ved nu; alt kan rettes bagefter, og du kan fortryde.</source>
        <translation>Type what you know now; everything can be corrected later, and you can undo.</translation>
    </message>
    <message>
        <source>Laver eksemplet …</source>
        <translation>Making the sample …</translation>
    </message>
    <message>
        <source>Det ligger i {} og har intet med dine egne data at gøre.</source>
        <translation>It lies in {} and has nothing to do with your own data.</translation>
    </message>
    <message>
        <source>Feltet skal udfyldes.</source>
        <translation>The field must be filled in.</translation>
    </message>
    <message>
        <source>Laver eksemplet</source>
        <translation>Making the sample</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Begynd med en politik</source>
        <translation>Begin with a policy</translation>
    </message>
    <message>
        <source>Opret først den politik, du følger.</source>
        <translation>First add the policy that you follow.</translation>
    </message>
    <message>
        <source>Opret den første politik …</source>
        <translation>Add the first policy …</translation>
    </message>
    <message>
        <source>Der er ingen indsatser endnu</source>
        <translation>There are no initiatives yet</translation>
    </message>
    <message>
        <source>Tilføj først målsætninger, en plan og indsatser.</source>
        <translation>First add objectives, a plan and initiatives.</translation>
    </message>
    <message>
        <source>Gå til Handleplaner</source>
        <translation>Go to Plans</translation>
    </message>
    <message>
        <source>Der er ingen statusrunde endnu</source>
        <translation>There is no status round yet</translation>
    </message>
    <message>
        <source>Åbn først en statusrunde.</source>
        <translation>First open a status round.</translation>
    </message>
    <message>
        <source>Gå til Statusrunder</source>
        <translation>Go to Status rounds</translation>
    </message>
</context>
<context>
    <name>FlagControl</name>
    <message>
        <source>Ja</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Nej</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>&amp;Vælg mappe …</source>
        <translation>C&amp;hoose a folder …</translation>
    </message>
    <message>
        <source>Vælg mappe</source>
        <translation>Choose a folder</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Forrige side (PageUp)</source>
        <translation>Previous page (PageUp)</translation>
    </message>
    <message>
        <source>Næste side (PageDown)</source>
        <translation>Next page (PageDown)</translation>
    </message>
    <message>
        <source>Mindre (Ctrl+-)</source>
        <translation>Smaller (Ctrl+-)</translation>
    </message>
    <message>
        <source>Større (Ctrl++)</source>
        <translation>Larger (Ctrl++)</translation>
    </message>
    <message>
        <source>Tilpas bredde</source>
        <translation>Fit width</translation>
    </message>
    <message>
        <source>Hel side</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>Side {0} af {1}</source>
        <translation>Page {0} of {1}</translation>
    </message>
</context>
<context>
    <name>FormActions</name>
    <message>
        <source>Her kan kun læses, så skemaer kan hverken sendes ud eller hentes.</source>
        <translation>This can only be read, so forms can be neither sent out nor taken in.</translation>
    </message>
    <message>
        <source>Runden er lukket. Genåbn den for at sende eller hente skemaer.</source>
        <translation>The round is closed. Reopen it to send forms out or take them in.</translation>
    </message>
    <message>
        <source>Skriver skemaer</source>
        <translation>Writing forms</translation>
    </message>
    <message>
        <source>Der er intet at spørge om mere, så der er ikke skrevet et skema.</source>
        <translation>There is nothing left to ask for, so no form was written.</translation>
    </message>
    <message>
        <source>1 skema ligger i {}</source>
        <translation>1 form is in {}</translation>
    </message>
    <message>
        <source>{} skemaer ligger i {}</source>
        <translation>{} forms are in {}</translation>
    </message>
    <message>
        <source>Åbn mappen</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>Stoppet. De skemaer, der nåede at blive skrevet, ligger i {}.</source>
        <translation>Stopped. The forms that were written by then are in {}.</translation>
    </message>
    <message>
        <source>Hent udfyldte skemaer</source>
        <translation>Take in completed forms</translation>
    </message>
    <message>
        <source>Skemaer (*.docx *.xlsx)</source>
        <translation>Forms (*.docx *.xlsx)</translation>
    </message>
    <message>
        <source>Alle filer (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>1 tekst er hentet og indsendt</source>
        <translation>1 text was taken in and submitted</translation>
    </message>
    <message>
        <source>{} tekster er hentet og indsendt</source>
        <translation>{} texts were taken in and submitted</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>FormsButton</name>
    <message>
        <source>Sk&amp;emaer</source>
        <translation>F&amp;orms</translation>
    </message>
    <message>
        <source>Skemaer til forvaltningerne</source>
        <translation>Forms for the departments</translation>
    </message>
    <message>
        <source>&amp;Send skemaer ud …</source>
        <translation>&amp;Send forms out …</translation>
    </message>
    <message>
        <source>&amp;Hent udfyldte skemaer …</source>
        <translation>&amp;Take in completed forms …</translation>
    </message>
    <message>
        <source>Send skemaer ud, eller hent dem, der er udfyldt</source>
        <translation>Send forms out, or take in those that are completed</translation>
    </message>
</context>
<context>
    <name>FormsInDialog</name>
    <message>
        <source>Tilføj skemaer</source>
        <translation>Add forms</translation>
    </message>
    <message>
        <source>Skemaer (*.docx *.xlsx)</source>
        <translation>Forms (*.docx *.xlsx)</translation>
    </message>
    <message>
        <source>Alle filer (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Stoppet. De filer, der ikke er på listen, er ikke læst.</source>
        <translation>Stopped. Files that are not in the list were not read.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Hent 1 tekst</source>
        <translation>&amp;Take in 1 text</translation>
    </message>
    <message>
        <source>&amp;Hent {} tekster</source>
        <translation>&amp;Take in {} texts</translation>
    </message>
    <message>
        <source>Læser {} …</source>
        <translation>Reading {} …</translation>
    </message>
    <message>
        <source>1 tekst kan hentes</source>
        <translation>1 text can be taken in</translation>
    </message>
    <message>
        <source>{} tekster kan hentes</source>
        <translation>{} texts can be taken in</translation>
    </message>
    <message>
        <source>{} kan ikke</source>
        <translation>{} cannot</translation>
    </message>
    <message>
        <source>{} er rettet begge steder</source>
        <translation>{} edited in both places</translation>
    </message>
</context>
<context>
    <name>FormsInView</name>
    <message>
        <source>Hent udfyldte skemaer</source>
        <translation>Take in completed forms</translation>
    </message>
    <message>
        <source>&amp;Tilføj filer …</source>
        <translation>&amp;Add files …</translation>
    </message>
    <message>
        <source>&amp;Vis kun det, der kan hentes</source>
        <translation>&amp;Show only what can be taken in</translation>
    </message>
    <message>
        <source>Hent</source>
        <translation>Take in</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Indsats</source>
        <translation>Initiative</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Tekster fra skemaerne</source>
        <translation>Texts from the forms</translation>
    </message>
    <message>
        <source>Det, der står nu, og det, der kom</source>
        <translation>What stands now, and what came</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Filer</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>Hent udfyldte skemaer til runde {}</source>
        <translation>Take in completed forms for round {}</translation>
    </message>
</context>
<context>
    <name>FormsOutDialog</name>
    <message>
        <source>Send skemaer ud</source>
        <translation>Send forms out</translation>
    </message>
    <message>
        <source>Med</source>
        <translation>Include</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Tekster</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>Forvaltninger</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Tag &amp;fortrolige indsatser med</source>
        <translation>&amp;Include confidential initiatives</translation>
    </message>
    <message>
        <source>&amp;Mappe til skemaerne</source>
        <translation>F&amp;older for the forms</translation>
    </message>
    <message>
        <source>Der kommer en fil til hver forvaltning. En fil, der ligger der, erstattes ikke.</source>
        <translation>There will be a file for each department. A file that is there already is not replaced.</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{} med {}</source>
        <translation>{} with {}</translation>
    </message>
    <message>
        <source>1 skema</source>
        <translation>1 form</translation>
    </message>
    <message>
        <source>{} skemaer</source>
        <translation>{} forms</translation>
    </message>
    <message>
        <source>1 tekst</source>
        <translation>1 text</translation>
    </message>
    <message>
        <source>{} tekster</source>
        <translation>{} texts</translation>
    </message>
    <message>
        <source>&amp;Skriv 1 skema</source>
        <translation>&amp;Write 1 form</translation>
    </message>
    <message>
        <source>&amp;Skriv {} skemaer</source>
        <translation>&amp;Write {} forms</translation>
    </message>
    <message>
        <source>1 fortrolig tekst kommer med i en fil, som alle, der får mailen, kan læse.</source>
        <translation>1 confidential text will be in a file that everyone who gets the e-mail can read.</translation>
    </message>
    <message>
        <source>{} fortrolige tekster kommer med i filer, som alle, der får mailen, kan læse.</source>
        <translation>{} confidential texts will be in files that everyone who gets the e-mail can read.</translation>
    </message>
    <message>
        <source>1 fortrolig tekst er ikke med; den skrives her i kkdesk.</source>
        <translation>1 confidential text is left out; it is written here in kkdesk.</translation>
    </message>
    <message>
        <source>{} fortrolige tekster er ikke med; de skrives her i kkdesk.</source>
        <translation>{} confidential texts are left out; they are written here in kkdesk.</translation>
    </message>
    <message>
        <source>, {} uden ord</source>
        <translation>, {} without words</translation>
    </message>
    <message>
        <source>Alt er godkendt</source>
        <translation>All approved</translation>
    </message>
    <message>
        <source>{} fortrolige er med</source>
        <translation>{} confidential included</translation>
    </message>
    <message>
        <source>{} fortrolige er ikke med</source>
        <translation>{} confidential left out</translation>
    </message>
    <message>
        <source>Vælg en mappe til skemaerne.</source>
        <translation>Choose a folder for the forms.</translation>
    </message>
    <message>
        <source>Hver forvaltning får en fil med de tekster i runde {}, der ikke er godkendt. Den udfylder og sender den tilbage. Intet sendes herfra: vedhæft selv filerne.</source>
        <translation>Each department gets a file with the texts of round {} that are not approved, completes it and sends it back. Nothing is sent from here: attach the files yourself.</translation>
    </message>
    <message>
        <source>F&amp;iltype</source>
        <translation>File &amp;type</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>PDF til skærm og papir (*.pdf)</source>
        <translation>PDF for screen and paper (*.pdf)</translation>
    </message>
    <message>
        <source>Webside (*.html)</source>
        <translation>Web page (*.html)</translation>
    </message>
    <message>
        <source>Gem vejledningen</source>
        <translation>Save the guide</translation>
    </message>
    <message>
        <source>Gemmer vejledningen</source>
        <translation>Saving the guide</translation>
    </message>
    <message>
        <source>Gemt: {}</source>
        <translation>Saved: {}</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>GuideContents</name>
    <message>
        <source>Søg i vejledningen</source>
        <translation>Search the guide</translation>
    </message>
    <message>
        <source>Indhold</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>Fundet</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>1 afsnit har alle ordene.</source>
        <translation>1 section has all the words.</translation>
    </message>
    <message>
        <source>{} afsnit har alle ordene.</source>
        <translation>{} sections have all the words.</translation>
    </message>
    <message>
        <source>Intet afsnit har alle ordene.</source>
        <translation>No section has all the words.</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>Tekst</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>Vejledning til kkdesk</source>
        <translation>Guide to kkdesk</translation>
    </message>
    <message>
        <source>Læsning</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>Tilbage</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Frem</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>Mindre tekst</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Større tekst</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Gem eller udskriv …</source>
        <translation>Save or print …</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Forskel</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Hvor</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Her står alt, hvad der er ændret, af hvem, og hvordan det var før.</source>
        <translation>Here stands everything that was changed, by whom, and what it was before.</translation>
    </message>
    <message>
        <source>Ingen forskelle</source>
        <translation>No differences</translation>
    </message>
    <message>
        <source>De to siger det samme.</source>
        <translation>The two say the same.</translation>
    </message>
    <message>
        <source>Intet er ændret endnu</source>
        <translation>Nothing has been changed yet</translation>
    </message>
    <message>
        <source>Ingen handlinger passer</source>
        <translation>No operations match</translation>
    </message>
    <message>
        <source>Filtrene udelader alt, hvad der er gjort.</source>
        <translation>The filters leave out everything that was done.</translation>
    </message>
    <message>
        <source>Vis alle</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>{} forskelle</source>
        <translation>{} differences</translation>
    </message>
    <message>
        <source>1 forskel</source>
        <translation>1 difference</translation>
    </message>
    <message>
        <source>{} handlinger</source>
        <translation>{} operations</translation>
    </message>
    <message>
        <source>De seneste {}</source>
        <translation>The latest {}</translation>
    </message>
    <message>
        <source>1 handling</source>
        <translation>1 operation</translation>
    </message>
    <message>
        <source>kun én post</source>
        <translation>one record only</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Sammenligner</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>Kan ikke sammenlignes</source>
        <translation>Cannot be compared</translation>
    </message>
    <message>
        <source>Udskriv forskelle</source>
        <translation>Print differences</translation>
    </message>
    <message>
        <source>forskelle</source>
        <translation>differences</translation>
    </message>
    <message>
        <source>Udskriver {}</source>
        <translation>Printing {}</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Handlinger</source>
        <translation>Operations</translation>
    </message>
    <message>
        <source>Forskelle mellem to dage</source>
        <translation>Differences between two days</translation>
    </message>
    <message>
        <source>Forskelle mellem runder og planer</source>
        <translation>Differences between rounds and plans</translation>
    </message>
    <message>
        <source>Søg i historikken</source>
        <translation>Search the history</translation>
    </message>
    <message>
        <source>Al tid</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Seneste {} dage</source>
        <translation>Latest {} days</translation>
    </message>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Handling</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Forskelle</source>
        <translation>Differences</translation>
    </message>
    <message>
        <source>Det, der kom senere og står i vejen</source>
        <translation>What came later and stands in the way</translation>
    </message>
    <message>
        <source>Å&amp;bn indsats</source>
        <translation>Open &amp;initiative</translation>
    </message>
    <message>
        <source>&amp;Kun denne post</source>
        <translation>&amp;Only this record</translation>
    </message>
    <message>
        <source>Vis denne dag</source>
        <translation>Show this day</translation>
    </message>
    <message>
        <source>&amp;Udskriv …</source>
        <translation>&amp;Print …</translation>
    </message>
    <message>
        <source>&amp;Tag tilbage</source>
        <translation>&amp;Take back</translation>
    </message>
    <message>
        <source>V&amp;is</source>
        <translation>Sho&amp;w</translation>
    </message>
    <message>
        <source>Vis</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Periode</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Fra slutningen af</source>
        <translation>From the end of</translation>
    </message>
    <message>
        <source>Til slutningen af</source>
        <translation>To the end of</translation>
    </message>
    <message>
        <source>Fra runde eller plan</source>
        <translation>From round or plan</translation>
    </message>
    <message>
        <source>Til runde eller plan</source>
        <translation>To round or plan</translation>
    </message>
    <message>
        <source>Fra</source>
        <translation>From</translation>
    </message>
    <message>
        <source>til</source>
        <translation>to</translation>
    </message>
</context>
<context>
    <name>IndicatorActions</name>
    <message>
        <source>Diagrammet er kopieret som billede.</source>
        <translation>The chart was copied as a picture.</translation>
    </message>
    <message>
        <source>Gem diagram</source>
        <translation>Save chart</translation>
    </message>
    <message>
        <source>PNG-billede (*.png)</source>
        <translation>PNG picture (*.png)</translation>
    </message>
    <message>
        <source>SVG-billede (*.svg)</source>
        <translation>SVG picture (*.svg)</translation>
    </message>
    <message>
        <source>Diagrammet er gemt som {}.</source>
        <translation>The chart was saved as {}.</translation>
    </message>
    <message>
        <source>{} kan ikke skrives. Vælg en anden mappe.</source>
        <translation>{} cannot be written. Choose another folder.</translation>
    </message>
</context>
<context>
    <name>IndicatorFinder</name>
    <message>
        <source>Her følger du tal: hvor det begyndte, hvad målet er, og hvad der er målt.</source>
        <translation>Here you follow figures: where it began, what the target is, and what was measured.</translation>
    </message>
    <message>
        <source>Sorterer indikatorer</source>
        <translation>Sorting indicators</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Ingen indikatorer passer til filtrene</source>
        <translation>No indicators match the filters</translation>
    </message>
    <message>
        <source>{} indikatorer er skjult.</source>
        <translation>{} indicators are hidden.</translation>
    </message>
    <message>
        <source>Nulstil filtre</source>
        <translation>Reset filters</translation>
    </message>
    <message>
        <source>Ingen indikatorer endnu</source>
        <translation>No indicators yet</translation>
    </message>
    <message>
        <source>Opret den første indikator</source>
        <translation>Add the first indicator</translation>
    </message>
    <message>
        <source>Viser {} af {}</source>
        <translation>Showing {} of {}</translation>
    </message>
    <message>
        <source>Indikatorer</source>
        <translation>Indicators</translation>
    </message>
</context>
<context>
    <name>Indicators</name>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Indikator</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Senest</source>
        <translation>Latest</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Målt</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Måling</source>
        <translation>Measurement</translation>
    </message>
    <message>
        <source>Opfyldelse</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>Forskel</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>Udvikling</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Bemærk</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tabel</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>Kolonne</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Oplyst</source>
        <translation>Stated</translation>
    </message>
    <message>
        <source>Beregnet</source>
        <translation>Computed</translation>
    </message>
    <message>
        <source>! Stemmer ikke</source>
        <translation>! Does not add up</translation>
    </message>
    <message>
        <source>Stemmer</source>
        <translation>Adds up</translation>
    </message>
    <message>
        <source>Samlet</source>
        <translation>Overall</translation>
    </message>
    <message>
        <source>Afventer: {}</source>
        <translation>Pending: {}</translation>
    </message>
    <message>
        <source>Ikke nået: {}</source>
        <translation>Not met: {}</translation>
    </message>
    <message>
        <source>Nået</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>mangler {}</source>
        <translation>{} short</translation>
    </message>
    <message>
        <source>nået</source>
        <translation>met</translation>
    </message>
    <message>
        <source>Ikke målt</source>
        <translation>Not measured</translation>
    </message>
    <message>
        <source>cirkatal</source>
        <translation>approximate</translation>
    </message>
    <message>
        <source>i ord, ikke et tal</source>
        <translation>in words, no number</translation>
    </message>
    <message>
        <source>efter skæringsdatoen for runde {}</source>
        <translation>after the cut-off of round {}</translation>
    </message>
    <message>
        <source>! {}: {} er oplyst, men rækkerne giver {}.</source>
        <translation>! {}: {} is stated, but the rows give {}.</translation>
    </message>
    <message>
        <source>! Baseline er målt {}, men målet «{}» regner fra {}.</source>
        <translation>! The baseline was measured {}, but the target “{}” counts from {}.</translation>
    </message>
    <message>
        <source>Seneste måling</source>
        <translation>Latest measurement</translation>
    </message>
    <message>
        <source>{} over tid</source>
        <translation>{} over time</translation>
    </message>
    <message>
        <source>Baseline og mål</source>
        <translation>Baseline and target</translation>
    </message>
    <message>
        <source>Uden enhed kan mål ikke være bare tal</source>
        <translation>Without a unit, targets cannot be bare numbers</translation>
    </message>
    <message>
        <source>Intet tal; bliver stående som ord</source>
        <translation>No figure; kept as words</translation>
    </message>
    <message>
        <source>efter skæringsdatoen {} for runde {}</source>
        <translation>after the cut-off {} of round {}</translation>
    </message>
    <message>
        <source>basisår {}</source>
        <translation>base year {}</translation>
    </message>
    <message>
        <source>Mål {}</source>
        <translation>Target {}</translation>
    </message>
</context>
<context>
    <name>IndicatorsPage</name>
    <message>
        <source>Udvalg</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Ny baseline</source>
        <translation>New baseline</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>Nyt mål</source>
        <translation>New target</translation>
    </message>
    <message>
        <source>Målinger</source>
        <translation>Measurements</translation>
    </message>
    <message>
        <source>Ny måling</source>
        <translation>New measurement</translation>
    </message>
    <message>
        <source>Definition</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>Ingen endnu.</source>
        <translation>None yet.</translation>
    </message>
    <message>
        <source>Tilføj</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>mål {}</source>
        <translation>target {}</translation>
    </message>
    <message>
        <source>Ny indikator</source>
        <translation>New indicator</translation>
    </message>
    <message>
        <source>Slet indikator</source>
        <translation>Delete indicator</translation>
    </message>
    <message>
        <source>Slet {} med alle baselines, mål og målinger?</source>
        <translation>Delete {} with all its baselines, targets and measurements?</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>IndicatorsView</name>
    <message>
        <source>Indikatorer</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>&amp;Ny indikator</source>
        <translation>&amp;New indicator</translation>
    </message>
    <message>
        <source>Søg i indikatorer</source>
        <translation>Search indicators</translation>
    </message>
    <message>
        <source>Politik</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Udvalg</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>Mål &amp;ikke nået</source>
        <translation>Target not &amp;met</translation>
    </message>
    <message>
        <source>Diagrammet viser</source>
        <translation>The chart shows</translation>
    </message>
    <message>
        <source>Gem billede …</source>
        <translation>Save picture …</translation>
    </message>
    <message>
        <source>Kopiér billede</source>
        <translation>Copy picture</translation>
    </message>
    <message>
        <source>Indsæt målinger …</source>
        <translation>Paste measurements …</translation>
    </message>
    <message>
        <source>Slet …</source>
        <translation>Delete …</translation>
    </message>
    <message>
        <source>Målinger og mål</source>
        <translation>Measurements and targets</translation>
    </message>
    <message>
        <source>Oplyste og beregnede totaler</source>
        <translation>Stated and computed totals</translation>
    </message>
    <message>
        <source>Vælg en indikator</source>
        <translation>Choose an indicator</translation>
    </message>
    <message>
        <source>Så kan du se og rette dens tal her.</source>
        <translation>Then you can see and edit its figures here.</translation>
    </message>
</context>
<context>
    <name>InitiativeEditor</name>
    <message>
        <source>Indsatsens historik</source>
        <translation>History of the initiative</translation>
    </message>
    <message>
        <source>Slet indsatsen …</source>
        <translation>Delete the initiative …</translation>
    </message>
    <message>
        <source>Skjul redigering</source>
        <translation>Hide the editor</translation>
    </message>
    <message>
        <source>Vælg en indsats</source>
        <translation>Choose an initiative</translation>
    </message>
    <message>
        <source>Så kan du se og rette alt om den her.</source>
        <translation>You can then see and edit everything about it here.</translation>
    </message>
    <message>
        <source>Senest ændret {} af {}</source>
        <translation>Last changed {} by {}</translation>
    </message>
    <message>
        <source>Redigering af {}</source>
        <translation>Editing {}</translation>
    </message>
</context>
<context>
    <name>InitiativeForm</name>
    <message>
        <source>Ingen datoer endnu.</source>
        <translation>No dates yet.</translation>
    </message>
    <message>
        <source>Ingen penge endnu.</source>
        <translation>No money yet.</translation>
    </message>
    <message>
        <source>Ingen tekster endnu.</source>
        <translation>No texts yet.</translation>
    </message>
    <message>
        <source>Ingen plan siger noget om det endnu.</source>
        <translation>No plan says anything about it yet.</translation>
    </message>
    <message>
        <source>Ny dato i ord</source>
        <translation>New date in words</translation>
    </message>
    <message>
        <source>Tilføj dato</source>
        <translation>Add date</translation>
    </message>
    <message>
        <source>Ny bevilling i ord</source>
        <translation>New appropriation in words</translation>
    </message>
    <message>
        <source>Tilføj bevilling</source>
        <translation>Add appropriation</translation>
    </message>
    <message>
        <source>Datoer</source>
        <translation>Dates</translation>
    </message>
    <message>
        <source>Penge</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Status- og plantekster</source>
        <translation>Status and plan texts</translation>
    </message>
    <message>
        <source>Videreføres indsatsen?</source>
        <translation>Does the initiative continue?</translation>
    </message>
</context>
<context>
    <name>InitiativeTableModel</name>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Ejer</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Mål</source>
        <translation>Obj.</translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Finansiering</source>
        <translation>Financing</translation>
    </message>
    <message>
        <source>Næste dato</source>
        <translation>Next date</translation>
    </message>
    <message>
        <source>Penge</source>
        <translation>Money</translation>
    </message>
    <message>
        <source>Klik for at sortere</source>
        <translation>Click to sort</translation>
    </message>
    <message>
        <source>{} – senest {}</source>
        <translation>{} – latest {}</translation>
    </message>
    <message>
        <source>{} (fortrolig)</source>
        <translation>{} (confidential)</translation>
    </message>
    <message>
        <source>{}, fortrolig</source>
        <translation>{}, confidential</translation>
    </message>
    <message>
        <source>ikke oplyst</source>
        <translation>not stated</translation>
    </message>
</context>
<context>
    <name>LaptopSign</name>
    <message>
        <source>Netværksdrev</source>
        <translation>Network drive</translation>
    </message>
    <message>
        <source>Bærbar kopi: {}</source>
        <translation>Laptop copy: {}</translation>
    </message>
    <message>
        <source>Du arbejder i en bærbar kopi, taget ud af {} {}. Hjemme hentes den hjem til den fælles database.</source>
        <translation>You work in a laptop copy, taken by {} {}. At home it is checked in to the shared database.</translation>
    </message>
    <message>
        <source>Databasen ligger på et netværksdrev. Kun én kan skrive i den ad gangen, alt går langsommere, og falder nettet ud, kan der ikke gemmes, før det er tilbage. Er I flere, der skriver, så læg den på en PostgreSQL-server; «kkdesk move» flytter alt.</source>
        <translation>The database lies on a network drive. Only one can write in it at a time, everything is slower, and when the network fails nothing can be saved until it is back. If several of you write, put it on a PostgreSQL server; “kkdesk move” moves everything.</translation>
    </message>
</context>
<context>
    <name>LeadTimesDialog</name>
    <message>
        <source>Varsler</source>
        <translation>Lead times</translation>
    </message>
    <message>
        <source>&amp;Fortæl om påmindelser, når programmet starter</source>
        <translation>&amp;Tell about reminders when the program starts</translation>
    </message>
    <message>
        <source> dage før</source>
        <translation> days before</translation>
    </message>
    <message>
        <source>Varsel: {}</source>
        <translation>Lead time: {}</translation>
    </message>
    <message>
        <source>&amp;Sædvanlige varsler</source>
        <translation>&amp;Usual lead times</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Gem</source>
        <translation>&amp;Save</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>Noget er ikke gemt</source>
        <translation>Something is not saved</translation>
    </message>
    <message>
        <source>Det, du har skrevet i et af felterne, kunne ikke gemmes; grunden står under feltet. Forlader du siden nu, går det tabt.</source>
        <translation>What you wrote in one of the fields could not be saved; the reason stands below the field. If you leave the page now, it is lost.</translation>
    </message>
    <message>
        <source>Forlad alligevel</source>
        <translation>Leave anyway</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>Nyt brev</source>
        <translation>New letter</translation>
    </message>
    <message>
        <source>&amp;Del brevet op</source>
        <translation>S&amp;plit the letter</translation>
    </message>
    <message>
        <source>Opret &amp;uden brev</source>
        <translation>Create with&amp;out letter</translation>
    </message>
    <message>
        <source>&amp;Saml med næste</source>
        <translation>&amp;Join with next</translation>
    </message>
    <message>
        <source>De&amp;l ved markøren</source>
        <translation>Spl&amp;it at cursor</translation>
    </message>
    <message>
        <source>&amp;Gem bemærkningerne</source>
        <translation>&amp;Save the remarks</translation>
    </message>
    <message>
        <source>Til&amp;bage</source>
        <translation>&amp;Back</translation>
    </message>
    <message>
        <source>Generelt</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Brevet har tegn, som dansk ikke skrives med: {}. Se dem efter.</source>
        <translation>The letter has characters that Danish is not written with: {}. Look them over.</translation>
    </message>
    <message>
        <source>Statusrunde</source>
        <translation>Status round</translation>
    </message>
    <message>
        <source>Kommer fra</source>
        <translation>Comes from</translation>
    </message>
    <message>
        <source>Slags</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Modtaget</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Brevets tekst</source>
        <translation>Text of the letter</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nyt brev med bemærkninger</source>
        <translation>New letter with remarks</translation>
    </message>
    <message>
        <source>Brevets dele</source>
        <translation>Parts of the letter</translation>
    </message>
    <message>
        <source>Med</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>Målsætning</source>
        <translation>Objective</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Tekst</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Delens målsætning</source>
        <translation>Objective of the part</translation>
    </message>
    <message>
        <source>Delens art</source>
        <translation>Kind of the part</translation>
    </message>
    <message>
        <source>Delens tekst, ordret</source>
        <translation>Text of the part, verbatim</translation>
    </message>
    <message>
        <source>Feltet skal udfyldes.</source>
        <translation>The field must be filled in.</translation>
    </message>
    <message>
        <source>{} af {} dele bliver bemærkninger. Hele brevet gemmes.</source>
        <translation>{} of {} parts become remarks. The whole letter is kept.</translation>
    </message>
    <message>
        <source>Ord samlet ved linjeskift: {}.</source>
        <translation>Words joined at line ends: {}.</translation>
    </message>
    <message>
        <source>Sæt markøren inde i delens tekst, hvor den skal deles.</source>
        <translation>Put the cursor inside the part’s text, where it shall be split.</translation>
    </message>
</context>
<context>
    <name>LettersDialog</name>
    <message>
        <source>E-mailudkast</source>
        <translation>E-mail drafts</translation>
    </message>
    <message>
        <source>Forvaltninger</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Brevets tekst</source>
        <translation>Text of the letter</translation>
    </message>
    <message>
        <source>Åbn i &amp;mailprogram</source>
        <translation>Open in &amp;mail program</translation>
    </message>
    <message>
        <source>&amp;Gem alle som filer …</source>
        <translation>&amp;Save all as files …</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>1 brev er gemt i {}.</source>
        <translation>1 letter was saved in {}.</translation>
    </message>
    <message>
        <source>{} breve er gemt i {}.</source>
        <translation>{} letters were saved in {}.</translation>
    </message>
    <message>
        <source>E-mailudkast pr. forvaltning</source>
        <translation>E-mail drafts per department</translation>
    </message>
    <message>
        <source>Hvert brev har kun forvaltningens egne frister; fortrolige er udeladt. Intet sendes herfra.</source>
        <translation>Each letter holds the department&apos;s own deadlines only; confidential ones are left out. Nothing is sent from here.</translation>
    </message>
    <message>
        <source>Ingen breve at skrive</source>
        <translation>No letters to write</translation>
    </message>
    <message>
        <source>ingen adresse; skriv den i mailprogrammet</source>
        <translation>no address; write it in the mail program</translation>
    </message>
    <message>
        <source>Til: {}</source>
        <translation>To: {}</translation>
    </message>
    <message>
        <source>Brevet er for langt til at åbne direkte; gem det som fil.</source>
        <translation>The letter is too long to open directly; save it as a file.</translation>
    </message>
    <message>
        <source>Intet mailprogram svarer; gem brevene som filer.</source>
        <translation>No mail program answers; save the letters as files.</translation>
    </message>
    <message>
        <source>Vælg en mappe til brevene</source>
        <translation>Choose a folder for the letters</translation>
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
    <name>LivePreview</name>
    <message>
        <source>Laver siderne</source>
        <translation>Making the pages</translation>
    </message>
    <message>
        <source>Prøv igen</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Visningen blev afbrudt</source>
        <translation>The view was interrupted</translation>
    </message>
    <message>
        <source>Lav siderne</source>
        <translation>Make the pages</translation>
    </message>
    <message>
        <source>Pakkens sider</source>
        <translation>Pages of the packet</translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Logfil</source>
        <translation>Log file</translation>
    </message>
    <message>
        <source>Her skriver kkdesk de fejl, som programmet møder. Filen ligger i {}. Den kan nævne navne på filer; læs den, før du sender den til nogen.</source>
        <translation>This is where kkdesk writes the faults that the program meets. The file lies at {}. It may mention names of files; read it before you send it to anybody.</translation>
    </message>
    <message>
        <source>Åbn &amp;mappen</source>
        <translation>Open the &amp;folder</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Der står ingen fejl i logfilen.</source>
        <translation>There are no faults in the log file.</translation>
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
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Venter på databasen …</source>
        <translation>Waiting for the database …</translation>
    </message>
</context>
<context>
    <name>MeetingCalendar</name>
    <message>
        <source>Ingen møder</source>
        <translation>No meetings</translation>
    </message>
    <message>
        <source>Møder tilføjes på et udvalgs fane «Møder».</source>
        <translation>Meetings are added on the tab “Meetings” of a committee.</translation>
    </message>
    <message>
        <source>Alle udvalg</source>
        <translation>All committees</translation>
    </message>
    <message>
        <source>Møder</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>Dag</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Udvalg</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>Sted</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Sager</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>År</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>Møder i</source>
        <translation>Meetings of</translation>
    </message>
    <message>
        <source>Mødekalender</source>
        <translation>Calendar of meetings</translation>
    </message>
</context>
<context>
    <name>MeetingSeriesDialog</name>
    <message>
        <source>Ny mødeserie</source>
        <translation>New series of meetings</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Første møde</source>
        <translation>First meeting</translation>
    </message>
    <message>
        <source>Senest</source>
        <translation>At the latest</translation>
    </message>
    <message>
        <source>Uger mellem møderne</source>
        <translation>Weeks between meetings</translation>
    </message>
    <message>
        <source>Møder: {count}. Ugedag: {day}.</source>
        <translation>Meetings: {count}. Day of the week: {day}.</translation>
    </message>
    <message>
        <source>Bemærk: udvalgets mødedag er {}.</source>
        <translation>Note: the committee meets on {}.</translation>
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
        <source>Annullér</source>
        <translation>Cancel</translation>
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
        <translation>Appropriation</translation>
    </message>
    <message>
        <source>Slet bevillingen</source>
        <translation>Delete the appropriation</translation>
    </message>
    <message>
        <source>Ordlyd</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>Navn</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Formål</source>
        <translation>Purpose</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>År for koden</source>
        <translation>Year of the code</translation>
    </message>
    <message>
        <source>Kilde</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Besluttet med</source>
        <translation>Decided with</translation>
    </message>
    <message>
        <source>Forvaltninger</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>Heraf (del af)</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Forrige måned</source>
        <translation>Previous month</translation>
    </message>
    <message>
        <source>Næste måned</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>Månedskalender</source>
        <translation>Month calendar</translation>
    </message>
    <message>
        <source>Uden bestemt dag i måneden: {}</source>
        <translation>Without a day in the month: {}</translation>
    </message>
    <message>
        <source>{day}: frister: {count}</source>
        <translation>{day}: deadlines: {count}</translation>
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
        <translation>New initiative</translation>
    </message>
    <message>
        <source>Ikke valgt</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Tværgående</source>
        <translation>Cross-departmental</translation>
    </message>
    <message>
        <source>Ekstern</source>
        <translation>External</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>&amp;Titel</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>&amp;Kode</source>
        <translation>Co&amp;de</translation>
    </message>
    <message>
        <source>Kan stå tom; så gives det næste ledige nummer.</source>
        <translation>May be left empty; the next free number is then given.</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Ejer</source>
        <translation>&amp;Owner</translation>
    </message>
    <message>
        <source>&amp;Politik</source>
        <translation>&amp;Policy</translation>
    </message>
    <message>
        <source>&amp;Målsætning</source>
        <translation>O&amp;bjective</translation>
    </message>
    <message>
        <source>Skriv en titel.</source>
        <translation>Write a title.</translation>
    </message>
</context>
<context>
    <name>NewPacketDialog</name>
    <message>
        <source>Ny udvalgspakke</source>
        <translation>New committee packet</translation>
    </message>
    <message>
        <source>Pakken bliver en sag med et notat til udvalget. Bilagene sættes ind bagefter.</source>
        <translation>The packet becomes a case with a memo for the committee. Its appendices are put in afterwards.</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>&amp;Navn</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>&amp;Politik</source>
        <translation>&amp;Policy</translation>
    </message>
    <message>
        <source>&amp;Udvalg</source>
        <translation>C&amp;ommittee</translation>
    </message>
    <message>
        <source>&amp;Møde</source>
        <translation>&amp;Meeting</translation>
    </message>
    <message>
        <source>Ikke fastlagt</source>
        <translation>Not settled</translation>
    </message>
</context>
<context>
    <name>NewRecordDialog</name>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kan stå tom; så bruges den lange.</source>
        <translation>May be left empty; the long one is then used.</translation>
    </message>
    <message>
        <source>Kommune</source>
        <translation>Municipality</translation>
    </message>
    <message>
        <source>Kommunen er ny og bliver oprettet.</source>
        <translation>The municipality is new and will be added.</translation>
    </message>
    <message>
        <source>Feltet skal udfyldes.</source>
        <translation>The field must be filled in.</translation>
    </message>
    <message>
        <source>Ny politik …</source>
        <translation>New policy …</translation>
    </message>
    <message>
        <source>Ny målsætning …</source>
        <translation>New objective …</translation>
    </message>
    <message>
        <source>Ny prioritering …</source>
        <translation>New priority …</translation>
    </message>
    <message>
        <source>Ny handleplan …</source>
        <translation>New plan …</translation>
    </message>
    <message>
        <source>Ny planoverskrift …</source>
        <translation>New plan heading …</translation>
    </message>
    <message>
        <source>Ny politik</source>
        <translation>New policy</translation>
    </message>
    <message>
        <source>Ny målsætning</source>
        <translation>New objective</translation>
    </message>
    <message>
        <source>Ny prioritering</source>
        <translation>New priority</translation>
    </message>
    <message>
        <source>Ny handleplan</source>
        <translation>New plan</translation>
    </message>
    <message>
        <source>Ny planoverskrift</source>
        <translation>New plan heading</translation>
    </message>
</context>
<context>
    <name>NewRemarkDialog</name>
    <message>
        <source>Nyt underpunkt til {}</source>
        <translation>New sub-item of {}</translation>
    </message>
    <message>
        <source>Ny bemærkning</source>
        <translation>New remark</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ordret tekst</source>
        <translation>Verbatim text</translation>
    </message>
    <message>
        <source>Brev eller møde</source>
        <translation>Letter or meeting</translation>
    </message>
    <message>
        <source>Målsætning</source>
        <translation>Objective</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>OperationPanel</name>
    <message>
        <source>Kun de første {} felter vises.</source>
        <translation>Only the first {} fields are shown.</translation>
    </message>
    <message>
        <source>Vælg en linje for at se før og efter.</source>
        <translation>Choose a line to see before and after.</translation>
    </message>
    <message>
        <source>Taget tilbage.</source>
        <translation>Taken back.</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>Forvaltningernes rækkefølge</source>
        <translation>Order of departments</translation>
    </message>
    <message>
        <source>Flyt op</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Flyt ned</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Rækkefølge under målsætning {}</source>
        <translation>Order under objective {}</translation>
    </message>
    <message>
        <source>Vælg en målsætning i matrixen</source>
        <translation>Choose an objective in the matrix</translation>
    </message>
    <message>
        <source>{} · tovholder, altid først</source>
        <translation>{} · lead, always first</translation>
    </message>
    <message>
        <source>{} · altid sidst</source>
        <translation>{} · always last</translation>
    </message>
    <message>
        <source>Træk en forvaltning, eller brug Alt+pil op og ned. Sådan udskrives de.</source>
        <translation>Drag a department, or use Alt+Up and Alt+Down. They print like this.</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Målsætning {}</source>
        <translation>Objective {}</translation>
    </message>
    <message>
        <source>Generelt</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Besvaret: {}</source>
        <translation>Answered: {}</translation>
    </message>
    <message>
        <source>Delvist besvaret</source>
        <translation>Partly answered</translation>
    </message>
    <message>
        <source>{}: der står {}, men rækkerne giver {}</source>
        <translation>{}: it says {}, but the rows give {}</translation>
    </message>
    <message>
        <source>Stemmer ikke</source>
        <translation>Does not add up</translation>
    </message>
    <message>
        <source>Runde {}: {} af {} tekster mangler</source>
        <translation>Round {}: {} of {} texts missing</translation>
    </message>
    <message>
        <source>Mangler</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Vis færre</source>
        <translation>Show fewer</translation>
    </message>
    <message>
        <source>Vis alle {}</source>
        <translation>Show all {}</translation>
    </message>
    <message>
        <source>Vis de første {}</source>
        <translation>Show the first {}</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Her ser du hver dag, hvad der kræver din opmærksomhed.</source>
        <translation>Here you see every day what needs your attention.</translation>
    </message>
    <message>
        <source>Alt er roligt</source>
        <translation>All is calm</translation>
    </message>
    <message>
        <source>Ingen frister de næste 8 uger, intet ubekræftet, og ingen bemærkninger, tekster eller totaler, der venter.</source>
        <translation>No deadlines in the next 8 weeks, nothing unconfirmed, and no remarks, texts or totals that wait.</translation>
    </message>
    <message>
        <source>Gå til Handleplaner</source>
        <translation>Go to Plans</translation>
    </message>
    <message>
        <source>Overblik</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Hvad der kræver din opmærksomhed den {}</source>
        <translation>What needs your attention on {}</translation>
    </message>
    <message>
        <source>Alle indsatser: {}</source>
        <translation>All initiatives: {}</translation>
    </message>
</context>
<context>
    <name>OverviewView</name>
    <message>
        <source>Overblik</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Passeret uden bekræftelse</source>
        <translation>Passed without confirmation</translation>
    </message>
    <message>
        <source>Manglende statustekster</source>
        <translation>Missing status texts</translation>
    </message>
    <message>
        <source>Ubesvarede bemærkninger</source>
        <translation>Unanswered remarks</translation>
    </message>
    <message>
        <source>Totaler, der ikke stemmer</source>
        <translation>Totals that do not add up</translation>
    </message>
    <message>
        <source>Datoer uden placering</source>
        <translation>Dates not placed</translation>
    </message>
    <message>
        <source>Åbn i Frister</source>
        <translation>Open in Deadlines</translation>
    </message>
    <message>
        <source>Frister de næste 8 uger</source>
        <translation>Deadlines in the next 8 weeks</translation>
    </message>
    <message>
        <source>&amp;Påmindelser …</source>
        <translation>Re&amp;minders …</translation>
    </message>
    <message>
        <source>Intet forfalder de næste 8 uger.</source>
        <translation>Nothing falls due in the next 8 weeks.</translation>
    </message>
    <message>
        <source>Skredet siden sidst</source>
        <translation>Slipped since last time</translation>
    </message>
    <message>
        <source>Intet er passeret, siden du sidst var her.</source>
        <translation>Nothing has passed since you were here last.</translation>
    </message>
    <message>
        <source>Alt, hvad der er passeret, er bekræftet.</source>
        <translation>Everything that has passed is confirmed.</translation>
    </message>
    <message>
        <source>Datoer, der ikke kan placeres</source>
        <translation>Dates that cannot be placed</translation>
    </message>
    <message>
        <source>Alle datoer kan placeres i tiden.</source>
        <translation>Every date can be placed in time.</translation>
    </message>
    <message>
        <source>Ingen åben runde mangler tekster.</source>
        <translation>No open round lacks texts.</translation>
    </message>
    <message>
        <source>Alle bemærkninger er besvaret.</source>
        <translation>All remarks are answered.</translation>
    </message>
    <message>
        <source>Alle totaler stemmer med deres rækker.</source>
        <translation>All totals agree with their rows.</translation>
    </message>
    <message>
        <source>Seneste ændringer</source>
        <translation>Latest changes</translation>
    </message>
    <message>
        <source>Der er ikke ændret noget endnu.</source>
        <translation>Nothing has been changed yet.</translation>
    </message>
    <message>
        <source>Skredet siden sidst, {}</source>
        <translation>Slipped since last time, {}</translation>
    </message>
</context>
<context>
    <name>OwnFields</name>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Ikke valgt</source>
        <translation>Not chosen</translation>
    </message>
    <message>
        <source>Én pr. linje</source>
        <translation>One per line</translation>
    </message>
    <message>
        <source>Målsætninger</source>
        <translation>Objectives</translation>
    </message>
    <message>
        <source>Prioriteringer</source>
        <translation>Priorities</translation>
    </message>
    <message>
        <source>Overskrifter i planer</source>
        <translation>Plan headings</translation>
    </message>
    <message>
        <source>Kontaktpersoner</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Partnere i kommunen</source>
        <translation>Partners in the municipality</translation>
    </message>
    <message>
        <source>Andre partnere</source>
        <translation>Other partners</translation>
    </message>
    <message>
        <source>Andre navne for indsatsen</source>
        <translation>Other names for the initiative</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>den bærbares</source>
        <translation>the laptop&apos;s</translation>
    </message>
    <message>
        <source>det, der står her</source>
        <translation>what stands here</translation>
    </message>
    <message>
        <source>begge efter hinanden</source>
        <translation>both, one after the other</translation>
    </message>
    <message>
        <source>Begynd med</source>
        <translation>Begin with</translation>
    </message>
    <message>
        <source>Begyn&amp;d med</source>
        <translation>B&amp;egin with</translation>
    </message>
    <message>
        <source>Ge&amp;m det, jeg har skrevet</source>
        <translation>&amp;Save what I have written</translation>
    </message>
    <message>
        <source>Eller giv den bærbares en kode for sig</source>
        <translation>Or give the laptop&apos;s a code of its own</translation>
    </message>
    <message>
        <source>Eller skriv, hvad der skal stå</source>
        <translation>Or write what shall stand</translation>
    </message>
</context>
<context>
    <name>PacketPrinting</name>
    <message>
        <source>Gem udvalgspakken som PDF</source>
        <translation>Save the committee packet as PDF</translation>
    </message>
    <message>
        <source>Gem begge udgaver som PDF</source>
        <translation>Save both editions as PDF</translation>
    </message>
    <message>
        <source>Gemmer {0}</source>
        <translation>Saving {0}</translation>
    </message>
    <message>
        <source> og </source>
        <translation> and </translation>
    </message>
    <message>
        <source>Erstat</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>I mappen ligger allerede {}. Skal det erstattes?</source>
        <translation>The folder already holds {}. Shall it be replaced?</translation>
    </message>
    <message>
        <source>Gemt i {0}: {1}</source>
        <translation>Saved in {0}: {1}</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Udskriften blev afbrudt. Der er ikke skrevet nogen fil.</source>
        <translation>The print was interrupted. No file was written.</translation>
    </message>
    <message>
        <source>PDF-filer (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
</context>
<context>
    <name>Packets</name>
    <message>
        <source>kkdesk laver dokumentet, hver gang pakken udskrives.</source>
        <translation>kkdesk makes the document each time the packet is printed.</translation>
    </message>
    <message>
        <source>&amp;Sæt ind</source>
        <translation>&amp;Put in</translation>
    </message>
    <message>
        <source>&amp;Titel</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>&amp;Runde</source>
        <translation>&amp;Round</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Forvaltning</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>&amp;Udvalg</source>
        <translation>C&amp;ommittee</translation>
    </message>
    <message>
        <source>F&amp;ra runde</source>
        <translation>F&amp;rom round</translation>
    </message>
    <message>
        <source>Ti&amp;l runde</source>
        <translation>T&amp;o round</translation>
    </message>
    <message>
        <source>Den nyeste</source>
        <translation>The newest</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Notat</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>Til {}</source>
        <translation>To {}</translation>
    </message>
    <message>
        <source>Uden nummer</source>
        <translation>Without a number</translation>
    </message>
    <message>
        <source>Intet indhold endnu</source>
        <translation>No content yet</translation>
    </message>
    <message>
        <source>runde {}</source>
        <translation>round {}</translation>
    </message>
    <message>
        <source>plan {}</source>
        <translation>plan {}</translation>
    </message>
    <message>
        <source>fra {}</source>
        <translation>from {}</translation>
    </message>
    <message>
        <source>til {}</source>
        <translation>to {}</translation>
    </message>
    <message>
        <source>Fortroligt</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Mangler</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>Kun intern</source>
        <translation>Internal only</translation>
    </message>
    <message>
        <source>Stopper udskriften · {}</source>
        <translation>Stops the print · {}</translation>
    </message>
</context>
<context>
    <name>PacketsPage</name>
    <message>
        <source>Alle (uden notat)</source>
        <translation>All (without a memo)</translation>
    </message>
    <message>
        <source>Møde: {}</source>
        <translation>Meeting: {}</translation>
    </message>
    <message>
        <source>Intet møde er valgt</source>
        <translation>No meeting is chosen</translation>
    </message>
    <message>
        <source>Sagen er fortrolig</source>
        <translation>The case is confidential</translation>
    </message>
    <message>
        <source>Den har ingen offentlig udgave. Vælg den interne udgave.</source>
        <translation>It has no public edition. Choose the internal edition.</translation>
    </message>
    <message>
        <source>Den offentlige udgave udelader alt, hvad der er fortroligt.</source>
        <translation>The public edition leaves out everything confidential.</translation>
    </message>
</context>
<context>
    <name>PacketsView</name>
    <message>
        <source>N&amp;y pakke …</source>
        <translation>&amp;New packet …</translation>
    </message>
    <message>
        <source>&amp;Begge udgaver …</source>
        <translation>&amp;Both editions …</translation>
    </message>
    <message>
        <source>&amp;Gem som PDF …</source>
        <translation>&amp;Save as PDF …</translation>
    </message>
    <message>
        <source>Pakken har ingen bilag endnu. Tilføj et dokument, eller slip PDF-filer her.</source>
        <translation>The packet has no appendices yet. Add a document, or drop PDF files here.</translation>
    </message>
    <message>
        <source>&amp;Tilføj …</source>
        <translation>&amp;Add …</translation>
    </message>
    <message>
        <source>&amp;Indhold …</source>
        <translation>C&amp;ontent …</translation>
    </message>
    <message>
        <source>Flyt op (Alt+Op)</source>
        <translation>Move up (Alt+Up)</translation>
    </message>
    <message>
        <source>Flyt ned (Alt+Ned)</source>
        <translation>Move down (Alt+Down)</translation>
    </message>
    <message>
        <source>R&amp;et sag, møde og notat</source>
        <translation>Edit case, meetin&amp;g and memo</translation>
    </message>
    <message>
        <source>Fjer&amp;n</source>
        <translation>&amp;Remove</translation>
    </message>
    <message>
        <source>Siderne bliver lavet …</source>
        <translation>The pages are being made …</translation>
    </message>
    <message>
        <source>Der er ingen udvalgspakke endnu</source>
        <translation>There is no committee packet yet</translation>
    </message>
    <message>
        <source>En pakke er en sag, der skal til et udvalg. Opret den her, og sæt bilagene ind.</source>
        <translation>A packet is a case that goes to a committee. Start it here and put its appendices in.</translation>
    </message>
    <message>
        <source>Tjekliste</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>&amp;Sag</source>
        <translation>&amp;Case</translation>
    </message>
    <message>
        <source>&amp;Udvalg</source>
        <translation>Co&amp;mmittee</translation>
    </message>
    <message>
        <source>Udg&amp;ave</source>
        <translation>Edi&amp;tion</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overblik</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>Handleplaner</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>Statusrunder</source>
        <translation>Status rounds</translation>
    </message>
    <message>
        <source>Bemærkninger</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Sager og møder</source>
        <translation>Cases and meetings</translation>
    </message>
    <message>
        <source>Indikatorer</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Frister</source>
        <translation>Deadlines</translation>
    </message>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Statusslides</source>
        <translation>Status slides</translation>
    </message>
    <message>
        <source>Udvalgspakke</source>
        <translation>Committee packet</translation>
    </message>
    <message>
        <source>Historik</source>
        <translation>History</translation>
    </message>
    <message>
        <source>Udveksling</source>
        <translation>Exchange</translation>
    </message>
</context>
<context>
    <name>PanelView</name>
    <message>
        <source>Tilføj</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Op</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Ned</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Tilføj mødeserie …</source>
        <translation>Add series of meetings …</translation>
    </message>
    <message>
        <source>Det nye mødes dag</source>
        <translation>Day of the new meeting</translation>
    </message>
    <message>
        <source>8. oktober 2025</source>
        <translation>8. oktober 2025</translation>
    </message>
    <message>
        <source>Det nye medlem</source>
        <translation>The new member</translation>
    </message>
    <message>
        <source>Nyt medlem</source>
        <translation>New member</translation>
    </message>
    <message>
        <source>Alt+Op</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Alt+Ned</source>
        <translation>Alt+Down</translation>
    </message>
</context>
<context>
    <name>PartActions</name>
    <message>
        <source>Vælg PDF-filer</source>
        <translation>Choose PDF files</translation>
    </message>
    <message>
        <source>PDF-filer (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Alle filer (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Egne PDF-filer …</source>
        <translation>Own PDF files …</translation>
    </message>
    <message>
        <source>Egen PDF-fil …</source>
        <translation>Own PDF file …</translation>
    </message>
    <message>
        <source>{} …</source>
        <translation>{} …</translation>
    </message>
    <message>
        <source>Intet indhold</source>
        <translation>No content</translation>
    </message>
</context>
<context>
    <name>PartList</name>
    <message>
        <source>Pakkens dele</source>
        <translation>Parts of the packet</translation>
    </message>
</context>
<context>
    <name>PartPanel</name>
    <message>
        <source>Nyt bilag</source>
        <translation>New appendix</translation>
    </message>
    <message>
        <source>Nyt spørgsmål</source>
        <translation>New question</translation>
    </message>
    <message>
        <source>Ny liste</source>
        <translation>New list</translation>
    </message>
    <message>
        <source>Her er intet endnu.</source>
        <translation>Nothing here yet.</translation>
    </message>
    <message>
        <source>Opret først en person med «Andet nyt …».</source>
        <translation>Add a person first, with “Add something else …”.</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Åbn en bærbar kopi</source>
        <translation>Open a laptop copy</translation>
    </message>
    <message>
        <source>Åbn en fælles database</source>
        <translation>Open a shared database</translation>
    </message>
    <message>
        <source>&amp;Adgangssætning</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>&amp;Adgangskode</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>&amp;Åbn</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Den bærbare kopi {} er krypteret. Skriv den adgangssætning, der blev valgt, da kopien blev taget ud.</source>
        <translation>The laptop copy {} is encrypted. Type the passphrase that was chosen when the copy was taken.</translation>
    </message>
    <message>
        <source>Serveren på {} vil have en adgangskode. kkdesk husker den kun, så længe databasen er åben; læg den i filen .pgpass, hvis du ikke vil spørges hver gang.</source>
        <translation>The server at {} wants a password. kkdesk remembers it only as long as the database is open; put it into the file .pgpass if you do not want to be asked every time.</translation>
    </message>
    <message>
        <source>Skriv adgangskoden.</source>
        <translation>Type the password.</translation>
    </message>
    <message>
        <source>Skriv adgangssætningen.</source>
        <translation>Type the passphrase.</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Indsæt målinger</source>
        <translation>Paste measurements</translation>
    </message>
    <message>
        <source>Linje</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Hvem</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>Målt</source>
        <translation>Measured</translation>
    </message>
    <message>
        <source>Bliver til</source>
        <translation>Becomes</translation>
    </message>
    <message>
        <source>Sådan læses linjerne</source>
        <translation>How the lines are read</translation>
    </message>
    <message>
        <source>&amp;Tilføj</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>En forvaltning eller et tidspunkt i første kolonne, derefter værdier.</source>
        <translation>A department or a time in the first column, then values.</translation>
    </message>
    <message>
        <source>Kopieret fra regneark</source>
        <translation>Copied from a spreadsheet</translation>
    </message>
    <message>
        <source>Målt, hvor kolonnen ikke siger det</source>
        <translation>Measured, where the column does not say</translation>
    </message>
    <message>
        <source>Afvist: {}</source>
        <translation>Refused: {}</translation>
    </message>
    <message>
        <source>Målinger: {} · afviste linjer: {}</source>
        <translation>Measurements: {} · refused lines: {}</translation>
    </message>
</context>
<context>
    <name>PlanActions</name>
    <message>
        <source>Slet indsats</source>
        <translation>Delete initiative</translation>
    </message>
    <message>
        <source>Vil du slette {} med alle tekster, datoer og penge? Du kan fortryde bagefter.</source>
        <translation>Delete {} with all its texts, dates and money? You can undo it afterwards.</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{} er slettet.</source>
        <translation>{} has been deleted.</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>«{}» er ikke gemt. Du skrev: «{}». {}</source>
        <translation>“{}” is not saved. You wrote: “{}”. {}</translation>
    </message>
    <message>
        <source>Gå til feltet</source>
        <translation>Go to the field</translation>
    </message>
</context>
<context>
    <name>PlanCoverageDialog</name>
    <message>
        <source>Planens dækning</source>
        <translation>The plan&apos;s coverage</translation>
    </message>
    <message>
        <source>Prioriteringer, der binder</source>
        <translation>Priorities that bind</translation>
    </message>
    <message>
        <source>Videreføres fra sidste plan?</source>
        <translation>Continued from the last plan?</translation>
    </message>
    <message>
        <source>Fortroligt i planen</source>
        <translation>Confidential in the plan</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Titel</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Oplysning</source>
        <translation>Detail</translation>
    </message>
    <message>
        <source>Intet mangler</source>
        <translation>Nothing is missing</translation>
    </message>
    <message>
        <source>Planen har ingen linjer af den slags.</source>
        <translation>The plan has no lines of this kind.</translation>
    </message>
    <message>
        <source>&amp;Gå til posten</source>
        <translation>&amp;Go to the record</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>&amp;Statusrunde</source>
        <translation>&amp;Status round</translation>
    </message>
    <message>
        <source>&amp;Vis</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>1 linje</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>{} linjer</source>
        <translation>{} lines</translation>
    </message>
    <message>
        <source>{} prioriteringer, heraf {} hvor forvaltningen er nævnt</source>
        <translation>{} priorities, the department being named in {} of them</translation>
    </message>
</context>
<context>
    <name>PlanFromPolicyDialog</name>
    <message>
        <source>Ny handleplan fra politikken</source>
        <translation>New plan from the policy</translation>
    </message>
    <message>
        <source>&amp;Forvaltning</source>
        <translation>&amp;Department</translation>
    </message>
    <message>
        <source>Tag også det &amp;med, der gælder «de øvrige» eller «alle» forvaltninger</source>
        <translation>&amp;Include what applies to “the other” or “all” departments</translation>
    </message>
    <message>
        <source>Nr.</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Overskrift</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>Ansvar</source>
        <translation>Responsibility</translation>
    </message>
    <message>
        <source>Planens overskrifter</source>
        <translation>The plan&apos;s headings</translation>
    </message>
    <message>
        <source>&amp;Opret</source>
        <translation>&amp;Create</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Planen får {} overskrifter.</source>
        <translation>The plan gets {} headings.</translation>
    </message>
    <message>
        <source>Planen får 1 overskrift.</source>
        <translation>The plan gets 1 heading.</translation>
    </message>
</context>
<context>
    <name>PlanTools</name>
    <message>
        <source>Ny handleplan fra politikken …</source>
        <translation>New plan from the policy …</translation>
    </message>
    <message>
        <source>Fortsæt planen i en ny …</source>
        <translation>Continue the plan in a new one …</translation>
    </message>
    <message>
        <source>Planens dækning …</source>
        <translation>The plan&apos;s coverage …</translation>
    </message>
    <message>
        <source>Forvaltninger, udvalg og råd …</source>
        <translation>Departments, committees and councils …</translation>
    </message>
</context>
<context>
    <name>PlanTree</name>
    <message>
        <source>Alle indsatser</source>
        <translation>All initiatives</translation>
    </message>
    <message>
        <source>Spørgsmål {}: {}</source>
        <translation>Question {}: {}</translation>
    </message>
</context>
<context>
    <name>PlanTreeModel</name>
    <message>
        <source>Handleplan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Antal</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>1 indsats</source>
        <translation>1 initiative</translation>
    </message>
    <message>
        <source>{} indsatser</source>
        <translation>{} initiatives</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>&amp;Kode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>&amp;Titel</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>&amp;Periode</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>Feltet skal udfyldes.</source>
        <translation>The field must be filled in.</translation>
    </message>
</context>
<context>
    <name>PlanningPanel</name>
    <message>
        <source>Tilføj</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Indsæt almindelige regler</source>
        <translation>Insert common rules</translation>
    </message>
    <message>
        <source>Ny regel</source>
        <translation>New rule</translation>
    </message>
    <message>
        <source>Ny ferie</source>
        <translation>New break</translation>
    </message>
    <message>
        <source>Ny opfølgning</source>
        <translation>New follow-up</translation>
    </message>
</context>
<context>
    <name>PlanningRules</name>
    <message>
        <source>Før møder</source>
        <translation>Before meetings</translation>
    </message>
    <message>
        <source>Hvad der skal være klar, talt tilbage fra hvert møde i en sags beslutningsrute.</source>
        <translation>What must be ready, counted back from each meeting of a case&apos;s decision route.</translation>
    </message>
    <message>
        <source>Kalender</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>Helligdage kender programmet. Her står skoleferier og kommunens egne lukkedage.</source>
        <translation>The program knows public holidays. Here stand school breaks and the municipality&apos;s own closed days.</translation>
    </message>
    <message>
        <source>Opfølgning</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>Hvornår en politik eller handleplan skal følges op.</source>
        <translation>When a policy or plan is to be followed up.</translation>
    </message>
    <message>
        <source>Alle udvalg</source>
        <translation>All committees</translation>
    </message>
    <message>
        <source>Mødet</source>
        <translation>The meeting</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>PlanningRulesDialog</name>
    <message>
        <source>Regler og kalender for frister</source>
        <translation>Rules and calendar for deadlines</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>1 indsats</source>
        <translation>1 initiative</translation>
    </message>
    <message>
        <source>{} indsatser</source>
        <translation>{} initiatives</translation>
    </message>
    <message>
        <source>Over {} indsatser</source>
        <translation>More than {} initiatives</translation>
    </message>
</context>
<context>
    <name>PlansView</name>
    <message>
        <source>Søg i indsatser</source>
        <translation>Search initiatives</translation>
    </message>
    <message>
        <source>Søg i indsatser …</source>
        <translation>Search initiatives …</translation>
    </message>
    <message>
        <source>Nulstil</source>
        <translation>Reset</translation>
    </message>
    <message>
        <source>Ny indsats</source>
        <translation>New initiative</translation>
    </message>
    <message>
        <source>Vis træ</source>
        <translation>Show tree</translation>
    </message>
    <message>
        <source>Vis redigering</source>
        <translation>Show editor</translation>
    </message>
    <message>
        <source>Politik</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Ejer</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>Målsætning</source>
        <translation>Objective</translation>
    </message>
    <message>
        <source>Tilstand</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Finansiering</source>
        <translation>Financing</translation>
    </message>
    <message>
        <source>Periode</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Handleplaner</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>Rediger</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Rediger det, der er valgt i træet (F2)</source>
        <translation>Edit what is chosen in the tree (F2)</translation>
    </message>
    <message>
        <source>Tilføj</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Tilføj politik, målsætning, prioritering eller plan</source>
        <translation>Add a policy, objective, priority or plan</translation>
    </message>
    <message>
        <source>Dækning</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>Se, hvad den valgte plan dækker og mangler (F7)</source>
        <translation>See what the chosen plan covers and lacks (F7)</translation>
    </message>
    <message>
        <source>Indsatser</source>
        <translation>Initiatives</translation>
    </message>
    <message>
        <source>Filter: politik</source>
        <translation>Filter: policy</translation>
    </message>
    <message>
        <source>Filter: ejer</source>
        <translation>Filter: owner</translation>
    </message>
    <message>
        <source>Filter: målsætning</source>
        <translation>Filter: objective</translation>
    </message>
    <message>
        <source>Filter: tilstand</source>
        <translation>Filter: state</translation>
    </message>
    <message>
        <source>Filter: finansiering</source>
        <translation>Filter: financing</translation>
    </message>
    <message>
        <source>Filter: periode</source>
        <translation>Filter: period</translation>
    </message>
</context>
<context>
    <name>PrintDialog</name>
    <message>
        <source>&amp;Slides pr. side</source>
        <translation>&amp;Slides per page</translation>
    </message>
    <message>
        <source>&amp;Vælg fil …</source>
        <translation>Choose f&amp;ile …</translation>
    </message>
    <message>
        <source>(alle)</source>
        <translation>(all)</translation>
    </message>
    <message>
        <source>Kun i PDF.</source>
        <translation>In PDF only.</translation>
    </message>
    <message>
        <source>Vælg en; der er ingen at udskrive uden.</source>
        <translation>Choose one; there is nothing to print without it.</translation>
    </message>
    <message>
        <source>Status&amp;runde</source>
        <translation>Status &amp;round</translation>
    </message>
    <message>
        <source>&amp;Sag</source>
        <translation>&amp;Case</translation>
    </message>
    <message>
        <source>&amp;Udvalg</source>
        <translation>Co&amp;mmittee</translation>
    </message>
    <message>
        <source>S&amp;pørgsmål</source>
        <translation>&amp;Question</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Politik</source>
        <translation>&amp;Policy</translation>
    </message>
    <message>
        <source>F&amp;ra</source>
        <translation>&amp;From</translation>
    </message>
    <message>
        <source>Ti&amp;l</source>
        <translation>T&amp;o</translation>
    </message>
    <message>
        <source>&amp;Forvaltning</source>
        <translation>De&amp;partment</translation>
    </message>
    <message>
        <source>1, i fuld størrelse</source>
        <translation>1, in full size</translation>
    </message>
    <message>
        <source>&amp;Dokument</source>
        <translation>&amp;Document</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>Form&amp;at</translation>
    </message>
    <message>
        <source>Ud&amp;gave</source>
        <translation>&amp;Edition</translation>
    </message>
    <message>
        <source>S&amp;prog</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Udskriv dokument</source>
        <translation>Print document</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Gemt: {}</source>
        <translation>Saved: {}</translation>
    </message>
    <message>
        <source>Og {} mere.</source>
        <translation>And {} more.</translation>
    </message>
    <message>
        <source>Udskriver {}</source>
        <translation>Printing {}</translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>Skriv # og seks tegn, for eksempel #1d4f8c</source>
        <translation>Write # and six characters, for example #1d4f8c</translation>
    </message>
    <message>
        <source>Hvid tekst: {} : 1 – for lidt, der skal mindst være 4,5 : 1. På slides bruges en mørkere udgave.</source>
        <translation>White text: {}:1 – too little, it must be at least 4.5:1. The slides use a darker shade.</translation>
    </message>
    <message>
        <source>Hvid tekst: {} : 1 – kan læses (mindst 4,5 : 1)</source>
        <translation>White text: {}:1 – readable (at least 4.5:1)</translation>
    </message>
    <message>
        <source>Kendes ikke: {}. Linjen er gemt, men ordner intet.</source>
        <translation>Not known: {}. The line is saved but orders nothing.</translation>
    </message>
    <message>
        <source>Kendes ikke: {}</source>
        <translation>Not known: {}</translation>
    </message>
    <message>
        <source>Ingen forvaltning er nævnt</source>
        <translation>No department is named</translation>
    </message>
    <message>
        <source>Øvrige</source>
        <translation>Others</translation>
    </message>
    <message>
        <source>«{}»</source>
        <translation>“{}”</translation>
    </message>
    <message>
        <source>Slet …</source>
        <translation>Delete …</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Målsætning</source>
        <translation>Objective</translation>
    </message>
    <message>
        <source>Prioriteringer, som overskriften samler</source>
        <translation>Priorities that the heading joins</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>«{}» er ikke gemt. Ret feltet, eller luk uden at gemme det.</source>
        <translation>“{}” is not saved. Correct the field, or close without saving it.</translation>
    </message>
    <message>
        <source>Luk uden at gemme</source>
        <translation>Close without saving</translation>
    </message>
    <message>
        <source>Politik</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>Prioritering</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Handleplan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Planoverskrift</source>
        <translation>Plan heading</translation>
    </message>
</context>
<context>
    <name>RemarkPanel</name>
    <message>
        <source>Bed om svar</source>
        <translation>Ask for an answer</translation>
    </message>
    <message>
        <source>Nyt underpunkt …</source>
        <translation>New sub-item …</translation>
    </message>
    <message>
        <source>Flyt op</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Flyt ned</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Slet bemærkning</source>
        <translation>Delete remark</translation>
    </message>
    <message>
        <source>Slet brevet og bemærkningerne</source>
        <translation>Delete the letter and its remarks</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Forløb</source>
        <translation>What followed</translation>
    </message>
    <message>
        <source>Ingen</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Målsætning {}</source>
        <translation>Objective {}</translation>
    </message>
    <message>
        <source>Generelt</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Indsatser, den angår</source>
        <translation>Initiatives it concerns</translation>
    </message>
    <message>
        <source>Forvaltninger, den angår</source>
        <translation>Departments it concerns</translation>
    </message>
    <message>
        <source>Ikke afgjort</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>Brevet, som det blev indsat</source>
        <translation>The letter as it was pasted</translation>
    </message>
    <message>
        <source>Brevet eller mødet</source>
        <translation>The letter or meeting</translation>
    </message>
    <message>
        <source>Koden {} bruges også i «{}». Giv den ene en anden kode.</source>
        <translation>The code {} is also used in “{}”. Give one of them another code.</translation>
    </message>
    <message>
        <source>Indledes af {}: {}</source>
        <translation>Led in by {}: {}</translation>
    </message>
    <message>
        <source>Underpunkt {}: {}</source>
        <translation>Sub-item {}: {}</translation>
    </message>
    <message>
        <source>Gå til {}</source>
        <translation>Go to {}</translation>
    </message>
    <message>
        <source>Bemærket</source>
        <translation>Remarked</translation>
    </message>
    <message>
        <source>Ændret</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>Udfald</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Beslutning</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>«{}» blev til «{}»</source>
        <translation>“{}” became “{}”</translation>
    </message>
    <message>
        <source>Ud: «{}»</source>
        <translation>Out: “{}”</translation>
    </message>
    <message>
        <source>Ind: «{}»</source>
        <translation>In: “{}”</translation>
    </message>
</context>
<context>
    <name>Remarks</name>
    <message>
        <source>Koden bruges også i «{}»</source>
        <translation>The code is also used in “{}”</translation>
    </message>
    <message>
        <source>Bemærkning</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Art</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Svar</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Svarfrist</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>RemarksPage</name>
    <message>
        <source>Alle breve og møder</source>
        <translation>All letters and meetings</translation>
    </message>
    <message>
        <source>Generelt</source>
        <translation>General</translation>
    </message>
    <message>
        <source>Ingen forvaltning</source>
        <translation>No department</translation>
    </message>
    <message>
        <source>Bemærkninger</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Slet «{title}»? Brevets bemærkninger ({remarks}) og deres svar ({answers}) slettes med det.</source>
        <translation>Delete “{title}”? The letter’s remarks ({remarks}) and their answers ({answers}) are deleted with it.</translation>
    </message>
    <message>
        <source>Slet brevet</source>
        <translation>Delete the letter</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Ingen bemærkninger endnu</source>
        <translation>No remarks yet</translation>
    </message>
    <message>
        <source>Indsæt et brev fra et råd eller en høring, så deles det op.</source>
        <translation>Paste a letter from a council or a hearing, and it is split up.</translation>
    </message>
    <message>
        <source>Nyt brev …</source>
        <translation>New letter …</translation>
    </message>
    <message>
        <source>Ingen svar har en frist</source>
        <translation>No answer has a deadline</translation>
    </message>
    <message>
        <source>Frister sættes på de svar, der er bedt om.</source>
        <translation>Deadlines are set on the answers that were asked for.</translation>
    </message>
    <message>
        <source>Vis alle bemærkninger</source>
        <translation>Show all remarks</translation>
    </message>
    <message>
        <source>Her står, hvad råd og høringer har bemærket, og hvad der blev svaret.</source>
        <translation>Here stands what councils and hearings remarked, and what was answered.</translation>
    </message>
    <message>
        <source>1 bemærkning</source>
        <translation>1 remark</translation>
    </message>
    <message>
        <source>{} bemærkninger</source>
        <translation>{} remarks</translation>
    </message>
    <message>
        <source>{} uden fuldt svar</source>
        <translation>{} without a full answer</translation>
    </message>
    <message>
        <source>Ingen bemærkninger passer</source>
        <translation>No remarks match</translation>
    </message>
    <message>
        <source>Visning, søgning og filtre skjuler dem alle.</source>
        <translation>View, search and filters hide them all.</translation>
    </message>
    <message>
        <source>Slettet.</source>
        <translation>Deleted.</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Bemærkninger hører til en statusrunde. Opret en statusrunde først.</source>
        <translation>Remarks belong to a status round. Create a status round first.</translation>
    </message>
</context>
<context>
    <name>RemarksView</name>
    <message>
        <source>Bemærkninger</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Søg i bemærkninger</source>
        <translation>Search remarks</translation>
    </message>
    <message>
        <source>Forvaltning</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Nyt &amp;brev …</source>
        <translation>New &amp;letter …</translation>
    </message>
    <message>
        <source>Ny be&amp;mærkning …</source>
        <translation>New re&amp;mark …</translation>
    </message>
    <message>
        <source>Vælg en bemærkning</source>
        <translation>Choose a remark</translation>
    </message>
    <message>
        <source>Her står den ordret med svar, og hvad der blev af den.</source>
        <translation>Here it stands verbatim with answers, and what became of it.</translation>
    </message>
    <message>
        <source>V&amp;isning</source>
        <translation>Vie&amp;w by</translation>
    </message>
    <message>
        <source>Visning</source>
        <translation>View by</translation>
    </message>
    <message>
        <source>Brev eller møde</source>
        <translation>Letter or meeting</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Hvornår</source>
        <translation>When</translation>
    </message>
    <message>
        <source>Hvad</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Dato som skrevet</source>
        <translation>Date as written</translation>
    </message>
    <message>
        <source>Indsats eller sag</source>
        <translation>Initiative or case</translation>
    </message>
    <message>
        <source>Ansvarlig</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>udsat til {}</source>
        <translation>snoozed until {}</translation>
    </message>
    <message>
        <source>nu, senest {}</source>
        <translation>now, {} at the latest</translation>
    </message>
    <message>
        <source>passeret for {} dage siden</source>
        <translation>past by {} days</translation>
    </message>
    <message>
        <source>passeret i går</source>
        <translation>past since yesterday</translation>
    </message>
    <message>
        <source>nu</source>
        <translation>now</translation>
    </message>
    <message>
        <source>i morgen</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>om {} dage</source>
        <translation>in {} days</translation>
    </message>
</context>
<context>
    <name>RemindersDialog</name>
    <message>
        <source>Påmindelser</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>Ingen påmindelser</source>
        <translation>No reminders</translation>
    </message>
    <message>
        <source>Intet er inden for sit varsel. Alle frister står under Frister.</source>
        <translation>Nothing is within its lead time. All deadlines stand under Deadlines.</translation>
    </message>
    <message>
        <source>&amp;Vis udsatte</source>
        <translation>Show snoo&amp;zed</translation>
    </message>
    <message>
        <source>Udsæt en &amp;dag</source>
        <translation>Snooze a &amp;day</translation>
    </message>
    <message>
        <source>Udsæt en &amp;uge</source>
        <translation>Snooze a &amp;week</translation>
    </message>
    <message>
        <source>Udsæt &amp;til dagen</source>
        <translation>Snooze &amp;until the day</translation>
    </message>
    <message>
        <source>&amp;Fjern udsættelse</source>
        <translation>Wa&amp;ke</translation>
    </message>
    <message>
        <source>&amp;Lav e-mailudkast pr. forvaltning …</source>
        <translation>Draft &amp;e-mails per department …</translation>
    </message>
    <message>
        <source>V&amp;arsler …</source>
        <translation>&amp;Lead times …</translation>
    </message>
    <message>
        <source>Å&amp;bn</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>Luk</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Dag, der udsættes til</source>
        <translation>Day to snooze until</translation>
    </message>
    <message>
        <source>{now} inden for deres varsel, heraf {passed} passeret; {resting} udsat</source>
        <translation>{now} within their lead time, {passed} of them past; {resting} snoozed</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>Påmindelser: {}</source>
        <translation>Reminders: {}</translation>
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
    <name>RoundActions</name>
    <message>
        <source>I en statusrunde skriver forvaltningerne, hvordan det går med indsatserne.</source>
        <translation>In a status round the departments write how the initiatives are going.</translation>
    </message>
    <message>
        <source>Ingen statusrunder endnu</source>
        <translation>No status rounds yet</translation>
    </message>
    <message>
        <source>Åbn den første runde fra en handleplan, eller begynd med en tom.</source>
        <translation>Open the first round from a plan, or begin with an empty one.</translation>
    </message>
    <message>
        <source>Åbn den første runde …</source>
        <translation>Open the first round …</translation>
    </message>
    <message>
        <source>&amp;Luk runden …</source>
        <translation>&amp;Close the round …</translation>
    </message>
    <message>
        <source>&amp;Genåbn …</source>
        <translation>&amp;Reopen …</translation>
    </message>
    <message>
        <source>Ny statusrunde</source>
        <translation>New status round</translation>
    </message>
    <message>
        <source>Strukturen tages fra det, runden åbnes fra. Alle tekster begynder tomme.</source>
        <translation>The structure comes from what the round is opened from. All texts begin empty.</translation>
    </message>
    <message>
        <source>Å&amp;bn runden</source>
        <translation>&amp;Open the round</translation>
    </message>
    <message>
        <source>Åbn &amp;fra</source>
        <translation>Open &amp;from</translation>
    </message>
    <message>
        <source>&amp;Kode</source>
        <translation>Co&amp;de</translation>
    </message>
    <message>
        <source>&amp;Titel</source>
        <translation>&amp;Title</translation>
    </message>
    <message>
        <source>&amp;Periode</source>
        <translation>&amp;Period</translation>
    </message>
    <message>
        <source>&amp;Skæringsdato</source>
        <translation>Cut-off &amp;day</translation>
    </message>
    <message>
        <source>&amp;Afgrænsning</source>
        <translation>Cut-off &amp;rule</translation>
    </message>
    <message>
        <source>For eksempel: Budget 2028 er ikke med.</source>
        <translation>For example: without budget 2028.</translation>
    </message>
    <message>
        <source>F&amp;rist for alle forvaltninger</source>
        <translation>Deadline for all depart&amp;ments</translation>
    </message>
    <message>
        <source>Runde {}</source>
        <translation>Round {}</translation>
    </message>
    <message>
        <source>Handleplan {}</source>
        <translation>Plan {}</translation>
    </message>
    <message>
        <source>Tom: {}</source>
        <translation>Empty: {}</translation>
    </message>
    <message>
        <source>Luk runden</source>
        <translation>Close the round</translation>
    </message>
    <message>
        <source>Det, der er sagt, fryses og udskrives sådan fra nu af.</source>
        <translation>What was said is frozen and printed so from now on.</translation>
    </message>
    <message>
        <source>&amp;Luk runden</source>
        <translation>&amp;Close the round</translation>
    </message>
    <message>
        <source>Luk, selv om &amp;tekster mangler eller ikke er godkendt</source>
        <translation>Close although &amp;texts are missing or not approved</translation>
    </message>
    <message>
        <source>&amp;Begrundelse</source>
        <translation>Re&amp;ason</translation>
    </message>
    <message>
        <source>Genåbn runden</source>
        <translation>Reopen the round</translation>
    </message>
    <message>
        <source>Teksterne kan rettes igen. Begrundelsen gemmes i historikken.</source>
        <translation>The texts can be edited again. The reason is kept in the history.</translation>
    </message>
    <message>
        <source>&amp;Genåbn</source>
        <translation>R&amp;eopen</translation>
    </message>
    <message>
        <source>Sent supplement</source>
        <translation>Late supplement</translation>
    </message>
    <message>
        <source>Bemærkninger, der kom efter de andre. De udskrives sidst, mærket med dagen.</source>
        <translation>Remarks that came after the others. They print last, marked with their day.</translation>
    </message>
    <message>
        <source>&amp;Tilføj</source>
        <translation>&amp;Add</translation>
    </message>
    <message>
        <source>&amp;Modtaget</source>
        <translation>&amp;Received</translation>
    </message>
    <message>
        <source>&amp;Om</source>
        <translation>A&amp;bout</translation>
    </message>
    <message>
        <source>For eksempel: budget 2026</source>
        <translation>For example: budget 2026</translation>
    </message>
    <message>
        <source>T&amp;ekst</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Tilføj en indsats til runden</source>
        <translation>Add an initiative to the round</translation>
    </message>
    <message>
        <source>Teksten lægges under den forvaltning, der har indsatsen, og dens målsætning.</source>
        <translation>The text goes under the department that owns the initiative, and its objective.</translation>
    </message>
    <message>
        <source>For eksempel: S2.2</source>
        <translation>For example: S2.2</translation>
    </message>
</context>
<context>
    <name>Rounds</name>
    <message>
        <source>I alt</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>Frist</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>ingen</source>
        <translation>none</translation>
    </message>
    <message>
        <source>frist</source>
        <translation>deadline</translation>
    </message>
    <message>
        <source>prioritering {}</source>
        <translation>priority {}</translation>
    </message>
    <message>
        <source>målsætning {}</source>
        <translation>objective {}</translation>
    </message>
    <message>
        <source>Forsinket</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>Markeret {}</source>
        <translation>Flagged {}</translation>
    </message>
    <message>
        <source>{} tekster</source>
        <translation>{} texts</translation>
    </message>
    <message>
        <source>1 tekst</source>
        <translation>1 text</translation>
    </message>
    <message>
        <source>Ny vurdering</source>
        <translation>New rating</translation>
    </message>
    <message>
        <source> · anderledes i en anden fil</source>
        <translation> · different in another file</translation>
    </message>
    <message>
        <source>1 tekst kan hentes</source>
        <translation>1 text can be taken in</translation>
    </message>
    <message>
        <source>{} tekster kan hentes</source>
        <translation>{} texts can be taken in</translation>
    </message>
    <message>
        <source>skemaet er til runde {}, ikke {}</source>
        <translation>the form is for round {}, not {}</translation>
    </message>
    <message>
        <source>Står nu</source>
        <translation>Stands now</translation>
    </message>
    <message>
        <source>Fra skemaet</source>
        <translation>From the form</translation>
    </message>
    <message>
        <source>Da skemaet blev lavet</source>
        <translation>When the form was made</translation>
    </message>
    <message>
        <source>Vurdering</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>Ikke vurderet</source>
        <translation>Not rated</translation>
    </message>
</context>
<context>
    <name>RoundsPage</name>
    <message>
        <source>tovholder {}</source>
        <translation>lead {}</translation>
    </message>
    <message>
        <source>Lukket {} af {}</source>
        <translation>Closed {} by {}</translation>
    </message>
    <message>
        <source>Begrundelse: {}</source>
        <translation>Reason: {}</translation>
    </message>
</context>
<context>
    <name>RoundsView</name>
    <message>
        <source>Statusrunder</source>
        <translation>Status rounds</translation>
    </message>
    <message>
        <source>Runde</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>Vis &amp;prioriteringer</source>
        <translation>Show &amp;priorities</translation>
    </message>
    <message>
        <source>&amp;Ny runde …</source>
        <translation>&amp;New round …</translation>
    </message>
    <message>
        <source>Tilføj &amp;indsats …</source>
        <translation>Add &amp;initiative …</translation>
    </message>
    <message>
        <source>&amp;Luk runden …</source>
        <translation>&amp;Close the round …</translation>
    </message>
    <message>
        <source>&amp;Sent supplement …</source>
        <translation>Late &amp;supplement …</translation>
    </message>
    <message>
        <source>Sa&amp;mmenlign …</source>
        <translation>&amp;Compare …</translation>
    </message>
    <message>
        <source>Å&amp;bn tekster</source>
        <translation>&amp;Open texts</translation>
    </message>
    <message>
        <source>Ræ&amp;kkefølge</source>
        <translation>Or&amp;der</translation>
    </message>
    <message>
        <source>Tekster efter forvaltning og målsætning</source>
        <translation>Texts by department and objective</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Bekræft</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>Flyt …</source>
        <translation>Move …</translation>
    </message>
    <message>
        <source>Frafald …</source>
        <translation>Waive …</translation>
    </message>
    <message>
        <source>Tag beslutningen tilbage</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>Vælg en frist for at se mere om den.</source>
        <translation>Choose a deadline to see more of it.</translation>
    </message>
    <message>
        <source>Tag tilbage</source>
        <translation>Take back</translation>
    </message>
</context>
<context>
    <name>SampleSign</name>
    <message>
        <source>Eksempel</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>Du ser eksempelporteføljen. Intet af det er dine egne data. Din egen database laver du med Filer → Ny database …</source>
        <translation>You see the sample portfolio. None of it is your own data. Your own database is made with File → New database …</translation>
    </message>
</context>
<context>
    <name>SaveCopy</name>
    <message>
        <source>Gem en kopi af databasen</source>
        <translation>Save a copy of the database</translation>
    </message>
    <message>
        <source>Gemmer en kopi</source>
        <translation>Saving a copy</translation>
    </message>
    <message>
        <source>Kopien er gemt: {}</source>
        <translation>The copy was saved: {}</translation>
    </message>
    <message>
        <source>{} dokumenter, som databasen nævner, mangler og er ikke i kopien.</source>
        <translation>{} documents that the database names are missing and are not in the copy.</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>udfoldet</source>
        <translation>expanded</translation>
    </message>
    <message>
        <source>sammenfoldet</source>
        <translation>collapsed</translation>
    </message>
</context>
<context>
    <name>SlidesPage</name>
    <message>
        <source>Der er ingen statusrunde endnu</source>
        <translation>There is no status round yet</translation>
    </message>
    <message>
        <source>Laver siderne</source>
        <translation>Making the pages</translation>
    </message>
    <message>
        <source>Siderne kunne ikke laves</source>
        <translation>The pages could not be made</translation>
    </message>
    <message>
        <source>Opdatér</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Forhåndsvisningen blev afbrudt</source>
        <translation>The preview was cancelled</translation>
    </message>
    <message>
        <source>Side {0} af {1}: {2}</source>
        <translation>Page {0} of {1}: {2}</translation>
    </message>
    <message>
        <source>Vis {0}</source>
        <translation>Show {0}</translation>
    </message>
    <message>
        <source>Bemærk ({0})</source>
        <translation>Please note ({0})</translation>
    </message>
    <message>
        <source>Forhåndsvisning</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Forhåndsvisningen er forældet: noget er ændret, siden siderne blev lavet.</source>
        <translation>The preview is out of date: something has changed since the pages were made.</translation>
    </message>
    <message>
        <source>Opdatér nu</source>
        <translation>Refresh now</translation>
    </message>
    <message>
        <source>Gem statusslides</source>
        <translation>Save status slides</translation>
    </message>
    <message>
        <source>Gemmer {0}</source>
        <translation>Saving {0}</translation>
    </message>
    <message>
        <source>Gemt: {0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Statusslides</source>
        <translation>Status slides</translation>
    </message>
    <message>
        <source>Udskriver</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>Sendt til printeren: {0} sider</source>
        <translation>Sent to the printer: {0} pages</translation>
    </message>
    <message>
        <source>Her ser du slides til en status og gemmer dem som PDF eller PowerPoint.</source>
        <translation>Here you see the slides of a status and save them as PDF or PowerPoint.</translation>
    </message>
</context>
<context>
    <name>SlidesView</name>
    <message>
        <source>&amp;Udskriv …</source>
        <translation>P&amp;rint …</translation>
    </message>
    <message>
        <source>&amp;Gem som PDF …</source>
        <translation>&amp;Save as PDF …</translation>
    </message>
    <message>
        <source>Opdatér (F5)</source>
        <translation>Refresh (F5)</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>Slides</translation>
    </message>
    <message>
        <source>Siderne bliver lavet …</source>
        <translation>The pages are being made …</translation>
    </message>
    <message>
        <source>&amp;Politik</source>
        <translation>&amp;Policy</translation>
    </message>
    <message>
        <source>Ru&amp;nde</source>
        <translation>Rou&amp;nd</translation>
    </message>
    <message>
        <source>Udg&amp;ave</source>
        <translation>Edi&amp;tion</translation>
    </message>
</context>
<context>
    <name>SubItemCard</name>
    <message>
        <source>Underpunkt</source>
        <translation>Sub-item</translation>
    </message>
    <message>
        <source>Slet underpunktet</source>
        <translation>Delete the sub-item</translation>
    </message>
    <message>
        <source>Tekst</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Mærke</source>
        <translation>Marker</translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation>Confidential</translation>
    </message>
</context>
<context>
    <name>SubjectPane</name>
    <message>
        <source>Slet …</source>
        <translation>Delete …</translation>
    </message>
    <message>
        <source>Udvalgspakke</source>
        <translation>Committee packet</translation>
    </message>
    <message>
        <source>Dele</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>Oplysninger</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Frister</source>
        <translation>Deadlines</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>Tag en kopi</source>
        <translation>Take a copy</translation>
    </message>
    <message>
        <source>Tag intet &amp;fortroligt med</source>
        <translation>Take &amp;nothing confidential</translation>
    </message>
    <message>
        <source>Fremdrift</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>&amp;Tag kopien</source>
        <translation>&amp;Take the copy</translation>
    </message>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>&amp;Hvad skal med</source>
        <translation>&amp;What to take</translation>
    </message>
    <message>
        <source>Hvem &amp;rejser med den</source>
        <translation>Who t&amp;ravels with it</translation>
    </message>
    <message>
        <source>&amp;Mappe til kopien</source>
        <translation>&amp;Folder for the copy</translation>
    </message>
    <message>
        <source>En ny eller tom mappe, fx på den bærbare selv eller på en nøgle.</source>
        <translation>A new or empty folder, for example on the laptop itself or on a memory stick.</translation>
    </message>
    <message>
        <source>&amp;Adgangssætning</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>Adgangssætningen &amp;igen</source>
        <translation>The passphrase &amp;again</translation>
    </message>
    <message>
        <source>Kun forvaltningen {}</source>
        <translation>Only the department {}</translation>
    </message>
    <message>
        <source>Kun politikken {}</source>
        <translation>Only the policy {}</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Everything</translation>
    </message>
    <message>
        <source>Tag en kopi med på en bærbar</source>
        <translation>Take a copy along on a laptop</translation>
    </message>
    <message>
        <source>Med en adgangssætning bliver kopien krypteret. Glemmer du den, er kopien tabt: ingen kan åbne den, og det, der ikke er hentet hjem, kommer ikke igen. Uden adgangssætning kan alle, der får fat i mappen, læse alt i den.</source>
        <translation>With a passphrase the copy is encrypted. If you forget it, the copy is lost: nobody can open it, and what was not checked in will not come back. Without a passphrase anybody who gets hold of the folder can read everything in it.</translation>
    </message>
    <message>
        <source>Vælg en mappe til kopien.</source>
        <translation>Choose a folder for the copy.</translation>
    </message>
    <message>
        <source>De to adgangssætninger er ikke ens.</source>
        <translation>The two passphrases are not alike.</translation>
    </message>
    <message>
        <source>Stoppet. Der er ikke taget en kopi.</source>
        <translation>Stopped. No copy was taken.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>TextCard</name>
    <message>
        <source>Punkt</source>
        <translation>Bullet</translation>
    </message>
    <message>
        <source>Nummer</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Afkrydsning</source>
        <translation>Tick box</translation>
    </message>
    <message>
        <source>Statustekst</source>
        <translation>Status text</translation>
    </message>
    <message>
        <source>Plantekst</source>
        <translation>Plan text</translation>
    </message>
    <message>
        <source>Slet teksten</source>
        <translation>Delete the text</translation>
    </message>
    <message>
        <source>Runden er lukket, og teksten er låst.</source>
        <translation>The round is closed and the text is locked.</translation>
    </message>
    <message>
        <source>Åbn i Statusrunder</source>
        <translation>Open in Status rounds</translation>
    </message>
    <message>
        <source>Indledende ord</source>
        <translation>Opening words</translation>
    </message>
    <message>
        <source>Tekst</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Fortrolig</source>
        <translation>Confidential</translation>
    </message>
    <message>
        <source>Teksten er</source>
        <translation>The text is</translation>
    </message>
    <message>
        <source>Underpunkter</source>
        <translation>Sub-items</translation>
    </message>
    <message>
        <source>Nyt underpunkt</source>
        <translation>New sub-item</translation>
    </message>
    <message>
        <source>Tilføj underpunkt</source>
        <translation>Add sub-item</translation>
    </message>
</context>
<context>
    <name>ThemeChoice</name>
    <message>
        <source>Husets eget udseende</source>
        <translation>The look of the house</translation>
    </message>
    <message>
        <source>Vælg &amp;tema …</source>
        <translation>Choose &amp;theme …</translation>
    </message>
    <message>
        <source>Brug &amp;husets eget</source>
        <translation>Use the &amp;house’s own</translation>
    </message>
    <message>
        <source>Temafil</source>
        <translation>Theme file</translation>
    </message>
    <message>
        <source>Vælg en temafil</source>
        <translation>Choose a theme file</translation>
    </message>
    <message>
        <source>Temafiler (*.toml)</source>
        <translation>Theme files (*.toml)</translation>
    </message>
    <message>
        <source>Findes ikke på denne maskine: {}. Den skrifttype, der følger med, bruges.</source>
        <translation>Not on this machine: {}. The font that comes along is used.</translation>
    </message>
</context>
<context>
    <name>TickModel</name>
    <message>
        <source>kan ikke vælges</source>
        <translation>cannot be chosen</translation>
    </message>
    <message>
        <source>valgt</source>
        <translation>chosen</translation>
    </message>
    <message>
        <source>ikke valgt</source>
        <translation>not chosen</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>I dag</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>møde</source>
        <translation>meeting</translation>
    </message>
    <message>
        <source>beslutning</source>
        <translation>decision</translation>
    </message>
    <message>
        <source>frist</source>
        <translation>deadline</translation>
    </message>
    <message>
        <source>begynder</source>
        <translation>begins</translation>
    </message>
    <message>
        <source>slutter</source>
        <translation>ends</translation>
    </message>
    <message>
        <source>ikke bekræftet</source>
        <translation>not confirmed</translation>
    </message>
    <message>
        <source>bekræftet</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>stiplet og falmende: upræcis dato</source>
        <translation>dashed and fading: imprecise date</translation>
    </message>
    <message>
        <source>to prikker: afledt frist</source>
        <translation>two dots: derived deadline</translation>
    </message>
    <message>
        <source>Tegn på tidslinjen</source>
        <translation>Signs on the timeline</translation>
    </message>
    <message>
        <source>uge {}</source>
        <translation>week {}</translation>
    </message>
    <message>
        <source>{}. kvartal</source>
        <translation>Quarter {}</translation>
    </message>
    <message>
        <source>kvt. {}</source>
        <translation>Q {}</translation>
    </message>
    <message>
        <source>Sager</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Planer, runder og politikker</source>
        <translation>Plans, rounds and policies</translation>
    </message>
    <message>
        <source>Indikatorer</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>Bemærkninger</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Uden for grupperne</source>
        <translation>Outside the groups</translation>
    </message>
    <message>
        <source>senest {}</source>
        <translation>{} at the latest</translation>
    </message>
    <message>
        <source>tidligst {}</source>
        <translation>{} at the earliest</translation>
    </message>
    <message>
        <source>tidligst {}, senest {}</source>
        <translation>{} at the earliest, {} at the latest</translation>
    </message>
    <message>
        <source>begyndelsen er ikke oplyst</source>
        <translation>its beginning is not stated</translation>
    </message>
    <message>
        <source>begynder {}</source>
        <translation>begins {}</translation>
    </message>
    <message>
        <source>begynder tidligst {}, senest {}</source>
        <translation>begins {} at the earliest, {} at the latest</translation>
    </message>
    <message>
        <source>slutningen er ikke oplyst</source>
        <translation>its end is not stated</translation>
    </message>
    <message>
        <source>slutter {}</source>
        <translation>ends {}</translation>
    </message>
    <message>
        <source>slutter tidligst {}, senest {}</source>
        <translation>ends {} at the earliest, {} at the latest</translation>
    </message>
    <message>
        <source>passeret uden bekræftelse</source>
        <translation>past without confirmation</translation>
    </message>
    <message>
        <source>Afledt frist</source>
        <translation>Deadline that follows</translation>
    </message>
    <message>
        <source>Begivenhed</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Forløb</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>{} i tiden</source>
        <translation>{} in time</translation>
    </message>
    <message>
        <source>fortrolig</source>
        <translation>confidential</translation>
    </message>
    <message>
        <source>året mangler</source>
        <translation>the year is missing</translation>
    </message>
    <message>
        <source>for upræcist</source>
        <translation>too imprecise</translation>
    </message>
    <message>
        <source>kan ikke læses som dato</source>
        <translation>cannot be read as a date</translation>
    </message>
    <message>
        <source>kan læses på flere måder</source>
        <translation>can be read in several ways</translation>
    </message>
    <message>
        <source>Uden placering: «{}»</source>
        <translation>Without a place: “{}”</translation>
    </message>
    <message>
        <source>{} «{}»</source>
        <translation>{} “{}”</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>Åbn</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Alle</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Ingen datoer at tegne</source>
        <translation>No dates to draw</translation>
    </message>
    <message>
        <source>Forvaltningen har ingen indsatser eller sager med datoer.</source>
        <translation>The department has no initiatives or cases with dates.</translation>
    </message>
    <message>
        <source>Indsatser og sager kommer på tidslinjen, når de får datoer.</source>
        <translation>Initiatives and cases come onto the timeline when they get dates.</translation>
    </message>
    <message>
        <source>Vis alle forvaltninger</source>
        <translation>Show all departments</translation>
    </message>
    <message>
        <source>Her tegnes indsatser, møder og runder over årene.</source>
        <translation>Here initiatives, meetings and rounds are drawn across the years.</translation>
    </message>
    <message>
        <source>Gå til Handleplaner</source>
        <translation>Go to Plans</translation>
    </message>
    <message>
        <source>{} linjer</source>
        <translation>{} lines</translation>
    </message>
    <message>
        <source>1 linje</source>
        <translation>1 line</translation>
    </message>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Vælg en linje, et forløb eller en begivenhed.</source>
        <translation>Choose a line, a course or an event.</translation>
    </message>
    <message>
        <source>Piletaster flytter, + og - zoomer, Ctrl og piletaster går i tiden.</source>
        <translation>Arrow keys move, + and - zoom, Ctrl and arrow keys go through time.</translation>
    </message>
    <message>
        <source>Tidslinjen er kopieret som billede.</source>
        <translation>The timeline has been copied as a picture.</translation>
    </message>
    <message>
        <source>Det viser fortrolige linjer.</source>
        <translation>It shows confidential lines.</translation>
    </message>
    <message>
        <source>tidslinje.png</source>
        <translation>timeline.png</translation>
    </message>
    <message>
        <source>PNG-billede (*.png)</source>
        <translation>PNG picture (*.png)</translation>
    </message>
    <message>
        <source>Gem tidslinje</source>
        <translation>Save timeline</translation>
    </message>
    <message>
        <source>Udskriv tidslinje</source>
        <translation>Print timeline</translation>
    </message>
    <message>
        <source>tidslinje</source>
        <translation>timeline</translation>
    </message>
    <message>
        <source>frister.ics</source>
        <translation>deadlines.ics</translation>
    </message>
    <message>
        <source>Kalenderfiler (*.ics)</source>
        <translation>Calendar files (*.ics)</translation>
    </message>
    <message>
        <source>Gem frister som kalender</source>
        <translation>Save deadlines as a calendar</translation>
    </message>
    <message>
        <source>Udskriver {}</source>
        <translation>Printing {}</translation>
    </message>
    <message>
        <source>Gemmer {}</source>
        <translation>Saving {}</translation>
    </message>
    <message>
        <source>Gemt: {}</source>
        <translation>Saved: {}</translation>
    </message>
    <message>
        <source>Billedet er gemt som {}.</source>
        <translation>The picture has been saved as {}.</translation>
    </message>
    <message>
        <source>{} kan ikke skrives. Vælg en anden mappe.</source>
        <translation>{} cannot be written. Choose another folder.</translation>
    </message>
</context>
<context>
    <name>TimelinePageView</name>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Zoom ud (-)</source>
        <translation>Zoom out (-)</translation>
    </message>
    <message>
        <source>Zoom ind (+)</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>Vis &amp;alt</source>
        <translation>Show &amp;all</translation>
    </message>
    <message>
        <source>I da&amp;g</source>
        <translation>To&amp;day</translation>
    </message>
    <message>
        <source>Vi&amp;s som frister</source>
        <translation>Show a&amp;s deadlines</translation>
    </message>
    <message>
        <source>Kopiér, gem eller udskriv</source>
        <translation>Copy, save or print</translation>
    </message>
    <message>
        <source>&amp;Kopiér som billede</source>
        <translation>&amp;Copy as a picture</translation>
    </message>
    <message>
        <source>&amp;Gem som billede …</source>
        <translation>&amp;Save as a picture …</translation>
    </message>
    <message>
        <source>&amp;Udskriv som PDF …</source>
        <translation>&amp;Print as PDF …</translation>
    </message>
    <message>
        <source>Gem som ka&amp;lender …</source>
        <translation>Save as a ca&amp;lendar …</translation>
    </message>
    <message>
        <source>Å&amp;bn</source>
        <translation>&amp;Open</translation>
    </message>
    <message>
        <source>&amp;Linjer efter</source>
        <translation>&amp;Lines by</translation>
    </message>
    <message>
        <source>F&amp;orvaltning</source>
        <translation>Depart&amp;ment</translation>
    </message>
    <message>
        <source>Vis &amp;tid</source>
        <translation>Show &amp;time</translation>
    </message>
    <message>
        <source>6 uger</source>
        <translation>6 weeks</translation>
    </message>
    <message>
        <source>6 måneder</source>
        <translation>6 months</translation>
    </message>
    <message>
        <source>1 år</source>
        <translation>1 year</translation>
    </message>
    <message>
        <source>2 år</source>
        <translation>2 years</translation>
    </message>
    <message>
        <source>4 år</source>
        <translation>4 years</translation>
    </message>
    <message>
        <source>10 år</source>
        <translation>10 years</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Tidslinje</source>
        <translation>Timeline</translation>
    </message>
</context>
<context>
    <name>TitleDelegate</name>
    <message>
        <source>Fortrolig</source>
        <translation>Confidential</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Vis påmindelser …</source>
        <translation>Show reminders …</translation>
    </message>
    <message>
        <source>{} påmindelser</source>
        <translation>{} reminders</translation>
    </message>
    <message>
        <source>1 påmindelse</source>
        <translation>1 reminder</translation>
    </message>
    <message>
        <source>ingen påmindelser</source>
        <translation>no reminders</translation>
    </message>
</context>
<context>
    <name>TreeActions</name>
    <message>
        <source>{} «{}»</source>
        <translation>{} “{}”</translation>
    </message>
    <message>
        <source>Slet {}</source>
        <translation>Delete {}</translation>
    </message>
    <message>
        <source>Vil du slette {}?</source>
        <translation>Delete {}?</translation>
    </message>
    <message>
        <source>Du kan fortryde bagefter.</source>
        <translation>You can undo it afterwards.</translation>
    </message>
    <message>
        <source>Slet</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Målsætninger og planer under den: {}.</source>
        <translation>Objectives and plans under it: {}.</translation>
    </message>
    <message>
        <source>Prioriteringer, der også slettes: {}.</source>
        <translation>Priorities that are deleted as well: {}.</translation>
    </message>
    <message>
        <source>Overskrifter, der også slettes: {}.</source>
        <translation>Headings that are deleted as well: {}.</translation>
    </message>
    <message>
        <source>Indsatser, der mister deres tekst i planen: {}.</source>
        <translation>Initiatives that lose their text in the plan: {}.</translation>
    </message>
    <message>
        <source>Indsatser, der bliver, men mister tilknytningen: {}.</source>
        <translation>Initiatives that stay but lose the link: {}.</translation>
    </message>
    <message>
        <source>{} er slettet.</source>
        <translation>{} has been deleted.</translation>
    </message>
    <message>
        <source>Fortryd</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Rediger …</source>
        <translation>Edit …</translation>
    </message>
    <message>
        <source>Flyt op</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>Flyt ned</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>Slet …</source>
        <translation>Delete …</translation>
    </message>
</context>
<context>
    <name>WordsDialog</name>
    <message>
        <source>Annullér</source>
        <translation>Cancel</translation>
    </message>
</context>
</TS>
